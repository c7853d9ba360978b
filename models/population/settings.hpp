// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/rooms.hpp"

#include <array>
#include <cstdint>

namespace truyvet::population {

/// How many people per room of each venue kind (market, shop, eatery, cafe, worship, clinic, bus,
/// leisure, hall, coach, lane); 0 = none at this level. All assumptions but for the markets: 8,513
/// markets for 96 million people (GSO 2016) are 10,900 people a market, here some 18 sections of
/// one. Without coaches nobody leaves the province; 3,500 people for each make some 30 ride it on a
/// day at MobilitySettings::coach_trips_a_day, as many as it seats.
using VenueCounts = std::array<double, venue_kinds>;

struct PopulationSettings {
    /// People in all provinces together, scaled down (or up) from the census; 0 = the census.
    std::uint64_t people = 0;

    /// Shares of the employed who live in towns and in the country. Farmers: 34.5 % of the
    /// employed in all (GSO, Labour force survey 2019). Enterprises: 14.0 of 53.3 million (GSO,
    /// economic census 2017). The split between town and country, officials, traders: assumptions.
    double urban_farmers = 0.10;
    double rural_farmers = 0.47;
    double urban_enterprise = 0.40;
    double rural_enterprise = 0.18;
    double urban_officials = 0.09;
    double rural_officials = 0.035;
    double urban_traders = 0.22;
    double rural_traders = 0.12;

    /// Of the employees of enterprises, those in firms of 1-9, 10-49, 50-249, 250 and more
    /// (approximate; OECD SME review of Viet Nam 2021).
    std::array<double, 4> firm_size_shares{0.09, 0.15, 0.15, 0.61};
    /// Largest firm drawn; the pilot firms of May 2021 in Bac Giang had 500 to 4,005 workers.
    double largest_firm = 4000;
    /// Of the workers in industrial parks, where these were counted (Bac Giang, Bac Ninh), those
    /// who came from elsewhere and rent a room. Quang Chau and Nenh let some 29,000 rooms (Bac
    /// Giang newspaper, 2021), at 2.5 people three in ten of Bac Giang's 240,000 workers; what
    /// other communes let is not known. For Bac Ninh: assumption.
    double boarding_share = 0.3;
    /// People in one team or line of a factory, and in one office room. Assumptions.
    double workshop_team = 24;
    double office_team = 7;
    double small_team = 2.5;
    double farm_team = 2.5;
    double lecture_class = 40;
    /// Share of an enterprise's people who sit in offices. Assumption.
    double office_share = 0.2;

    /// Share of enterprise and office workers whose work lies outside their own district, spread by
    /// gravity with these exponents of population and travel time (Thai mobile-phone trips,
    /// doi:10.1038/s41598-020-79438-0). The share is an assumption.
    double commute_out_share = 0.15;
    double gravity_to = 0.683;
    double gravity_time = 1.947;

    VenueCounts people_per_local_room{600, 250, 400, 500, 1500, 0, 0, 500, 0, 0, 35};
    VenueCounts people_per_town_room{3000, 4000, 3000, 3000, 0, 1500, 800, 0, 3000, 0, 0};
    /// Those who keep one room's stalls, counters and kitchen.
    VenueCounts keepers_per_room{8, 1.5, 3, 2, 1, 5, 1, 0, 4, 0, 0};
};

} // namespace truyvet::population
