// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/inquiry.hpp"

namespace truyvet::tracing {

Inquiry Investigation::in(const AppArm& arm, bool with_rows) {
    return {file_, mobility_, chance_, phones_.in(arm.phones, arm.adopters),
            [this, arm, with_rows](const CasePhones& phones) {
                return app_.find(arm, phones, with_rows);
            }};
}

} // namespace truyvet::tracing
