// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/matching/authority_rule.hpp"
#include "models/matching/key_index.hpp"
#include "models/radio/link_tier.hpp"
#include "models/radio/packet_tier.hpp"
#include "models/tracing/case_file.hpp"
#include "models/tracing/crowd.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace truyvet::tracing {

/// Who decides that a contact counts.
enum class BluezoneRule : std::uint8_t {
    phone,    ///< the app's own match is enough
    authority ///< after a match the history is uploaded and judged by duration and RSSI
};
inline constexpr std::array<std::string_view, 2> bluezone_rule_names{"phone", "authority"};

/// The Bluezone channel from an F0's result to its contacts' notice.
struct BluezoneSettings {
    /// The production server's rule is not public (bluezone.md): a parameter.
    BluezoneRule rule = BluezoneRule::authority;
    matching::AuthorityRule authority;
    /// Share of F0 with the app whose keys are published [0, 1]. Assumption: 1; the health
    /// authority sees to it in hospital.
    double publish_share = 1;
    /// Share of matched phones that upload their history [0, 1]. Assumption: 1.
    double upload_share = 1;
    /// Share of counted contacts whom the notice reaches [0, 1]. Assumption: 1.
    double notice_share = 1;
    /// Result to publication [h]. Assumption.
    double publish_delay_hours = 1;
    /// Publication to a phone's check, at most; uniform [h]. Assumption: the app checks daily.
    double check_interval_hours = 24;
    /// Match to notice by the authority, mean of an exponential [h]. Assumption.
    double notice_delay_hours = 6;
};

/// One arm's phones and radio.
struct BluezoneArm {
    const adoption::Phones* phones = nullptr;
    const adoption::Adopters* adopters = nullptr;
    const radio::PhoneSettings* phone_settings = nullptr;
    const radio::LinkTier* radio = nullptr;
    const BluezoneSettings* settings = nullptr;
    const radio::PacketTier* packets = nullptr;   ///< heard by it, not by `radio`, if given
    const mobility::Mobility* mobility = nullptr; ///< who is where; the packet tier asks
};

/// One candidate's phone in one arm, and what it did.
struct PhoneOutcome {
    bool owns = false;
    bool installed = false;
    bool active = false;
    bool heard = false;   ///< it has a row of the F0
    bool matched = false; ///< by the phone rule, against the published keys
    bool uploaded = false;
    bool counted = false;              ///< by the rule in force
    bool reached = false;              ///< the notice reaches its owner
    core::Milliseconds check_delay{};  ///< publication to match
    core::Milliseconds notice_delay{}; ///< match to notice
};

struct BluezoneOutcome {
    bool f0_owns = false;
    bool f0_installed = false;
    bool f0_active = false;
    bool published = false;
    std::vector<PhoneOutcome> contacts; ///< by candidate; only ownership is filled if !published
};

/// One F0 before the app: its identifiers, derived once for all arms, and what each contact's phone
/// then knows of it. Histories hold the rows of this F0's identifiers only: no other row could
/// match.
class BluezoneCase {
  public:
    BluezoneCase(const core::Randomness& chance, const CaseFile& file);

    /// `rows`, if given, takes what each candidate's phone kept of the F0.
    [[nodiscard]] BluezoneOutcome trace(const BluezoneArm& arm,
                                        std::vector<std::vector<radio::Sighting>>* rows = nullptr);
    /// Who has the app, and no more: where Bluezone is not in use.
    [[nodiscard]] BluezoneOutcome owners(const BluezoneArm& arm);

  private:
    struct Keys {
        matching::KeyPublication publication;
        std::vector<matching::ContactId> ids;
        matching::KeyIndex index;
    };

    const Keys& keys();
    void remember_phones(const adoption::Phones& phones);
    void play_packets(const BluezoneArm& arm, const radio::Phone& f0, const BluezoneOutcome& out);
    void write_history(const BluezoneArm& arm, const radio::Phone& f0, std::size_t candidate,
                       const Crowd& crowd);
    void judge(const BluezoneArm& arm, radio::Os f0, radio::Os contact, PhoneOutcome& outcome);
    void draw_delays(const BluezoneSettings& settings, core::PersonId person,
                     PhoneOutcome& outcome) const;

    core::Randomness chance_;
    const CaseFile& file_;
    std::optional<Keys> keys_;
    const adoption::Phones* phones_of_ = nullptr;
    adoption::Phone f0_phone_;
    std::vector<adoption::Phone> phones_; ///< by candidate
    std::vector<radio::Phone> radios_;
    std::vector<std::vector<radio::Sighting>> by_packets_; ///< by candidate
    std::vector<radio::Sighting> heard_;
    std::vector<matching::Sighting> history_;
};

} // namespace truyvet::tracing
