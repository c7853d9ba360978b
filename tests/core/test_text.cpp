// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/text.hpp"

#include <catch2/catch.hpp>

using truyvet::core::capitals;
using truyvet::core::composed;

namespace {

/// Hải Dương with each mark after its letter, as macOS keeps file names.
const std::string apart = "Ha\u0309i Du\u031bo\u031bng";

} // namespace

TEST_CASE("Capitals of Vietnamese names, in both forms that look alike") {
    CHECK(capitals("Hải Dương") == "HẢI DƯƠNG");
    CHECK(capitals(apart) == "HẢI DƯƠNG");
    CHECK(capitals("Thừa Thiên Huế, Đắk Lắk, Bà Rịa - Vũng Tàu") ==
          "THỪA THIÊN HUẾ, ĐẮK LẮK, BÀ RỊA - VŨNG TÀU");
    CHECK(capitals("ăâđêôơư àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự "
                   "ỳỷỹýỵ") == "ĂÂĐÊÔƠƯ ÀẢÃÁẠ ẰẲẴẮẶ ẦẨẪẤẬ ÈẺẼÉẸ ỀỂỄẾỆ ÌỈĨÍỊ ÒỎÕÓỌ ỒỔỖỐỘ ỜỞỠỚỢ "
                               "ÙỦŨÚỤ ỪỬỮỨỰ ỲỶỸÝỴ");
}

TEST_CASE("A name is one name, however its marks were typed") {
    CHECK(apart != "Hải Dương");
    CHECK(composed(apart) == "Hải Dương");
    CHECK(composed("Sa Pa") == "Sa Pa");
    CHECK(composed("") == "");
}
