// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/app.hpp"

#include <functional>
#include <optional>

namespace truyvet::tracing {

/// What a channel may ask about one case in one arm. Made once for all channels of the arm: what
/// the app found is worked out when the first one asks, and never where none does.
class Inquiry {
  public:
    using Ask = std::function<AppFindings(const CasePhones&)>;

    Inquiry(const CaseFile& of, const mobility::Mobility& days, const core::Randomness& draws,
            CasePhones its_phones, Ask ask)
        : file(of), mobility(days), chance(draws), phones(std::move(its_phones)),
          ask_(std::move(ask)) {}

    const CaseFile& file;
    const mobility::Mobility& mobility;
    const core::Randomness& chance; ///< draws are named by case and person, never ordered
    CasePhones phones;              ///< who owns a smartphone, has the app, uses it

    [[nodiscard]] const AppFindings& app() const {
        if (!app_) {
            app_ = ask_(phones);
        }
        return *app_;
    }
    /// What the app found, if any channel asked.
    [[nodiscard]] const AppFindings* app_if_asked() const { return app_ ? &*app_ : nullptr; }

  private:
    Ask ask_;
    mutable std::optional<AppFindings> app_; ///< an inquiry is one thread's
};

/// One case before the arms: what they share of its phones and keys is made once. Refers to the
/// file; inquiries refer to it.
class Investigation {
  public:
    Investigation(const core::Randomness& chance, const mobility::Mobility& mobility,
                  const CaseFile& file)
        : chance_(chance), mobility_(mobility), file_(file), phones_(file),
          app_(chance, mobility, file) {}
    Investigation(const Investigation&) = delete;
    Investigation& operator=(const Investigation&) = delete;

    /// `with_rows`: its findings keep what was heard.
    [[nodiscard]] Inquiry in(const AppArm& arm, bool with_rows = false);
    /// What is to be expected in an arm that goes by pairs.
    [[nodiscard]] ExpectedCase expect(const AppArm& arm) {
        return app_.expect(arm, phones_.prospects(arm.phones));
    }

  private:
    core::Randomness chance_;
    const mobility::Mobility& mobility_;
    const CaseFile& file_;
    PhonesAbout phones_;
    AppCase app_;
};

} // namespace truyvet::tracing
