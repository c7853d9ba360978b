// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/ranks.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/results/file.hpp"

#include <fmt/format.h>
#include <mpi.h>

#include <chrono>
#include <cstring>
#include <future>
#include <thread>

namespace truyvet::experiment {
namespace {

constexpr int to_leader = 1;
constexpr int to_rank = 2;
/// Handed out instead of a unit.
constexpr std::uint64_t no_more = ~std::uint64_t{0};

enum class Kind : std::uint64_t { asks, unit, failed, refused, interrupted };

/// What a rank tells the leader: a line of two words, then a unit's file or an error's text;
/// refused: the input is at fault.
struct Head {
    Kind kind = Kind::asks;
    std::uint64_t unit = 0;
};

/// MPI waits by spinning; others need the processor.
void rest() {
    std::this_thread::sleep_for(std::chrono::microseconds{500});
}

void send(Head head, std::span<const std::byte> content) {
    std::vector<std::byte> message(sizeof head + content.size());
    std::memcpy(message.data(), &head, sizeof head);
    if (!content.empty()) {
        std::memcpy(message.data() + sizeof head, content.data(), content.size());
    }
    MPI_Send(message.data(), static_cast<int>(message.size()), MPI_BYTE, 0, to_leader,
             MPI_COMM_WORLD);
}

std::uint64_t receive_unit() {
    int there = 0;
    for (;;) {
        MPI_Iprobe(0, to_rank, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE);
        if (there != 0) {
            break;
        }
        rest();
    }
    std::uint64_t unit = no_more;
    MPI_Recv(&unit, 1, MPI_UINT64_T, 0, to_rank, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return unit;
}

} // namespace

/// The leader's state while it hands out one list of units.
struct Ranks::Handout {
    explicit Handout(const std::vector<std::size_t>& list) : units(list) {}

    [[nodiscard]] bool more() const { return next < units.size() && !interrupted(); }
    [[nodiscard]] bool over() const { return !more() && away == 0 && !own.valid(); }

    const std::vector<std::size_t>& units;
    std::size_t next = 0;
    std::size_t done = 0;
    std::size_t away = 0;                             ///< handed out to other ranks, not back
    std::future<std::optional<results::Results>> own; ///< what the leader computes itself
    std::size_t own_unit = 0;
    std::string failure; ///< the first
    bool input_at_fault = false;
};

Ranks::Ranks() {
    int provided = 0;
    // The leader's own work runs on a second thread that does not touch MPI.
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
    if (provided < MPI_THREAD_FUNNELED) {
        throw core::RunError("this MPI allows no second thread in a rank; use --jobs or --shard");
    }
}

Ranks::~Ranks() {
    MPI_Finalize();
}

std::string Ranks::share(const std::string& text) {
    std::uint64_t size = text.size();
    MPI_Bcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    std::string all(text);
    all.resize(size);
    MPI_Bcast(all.data(), static_cast<int>(size), MPI_CHAR, 0, MPI_COMM_WORLD);
    return all;
}

void Ranks::take_message(Handout& h, const Task& task) {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, to_leader, MPI_COMM_WORLD, &there, &status);
    if (there == 0) {
        return rest();
    }
    int size = 0;
    MPI_Get_count(&status, MPI_BYTE, &size);
    std::vector<std::byte> message(static_cast<std::size_t>(size));
    MPI_Recv(message.data(), size, MPI_BYTE, status.MPI_SOURCE, to_leader, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    Head head;
    std::memcpy(&head, message.data(), sizeof head);
    const std::span<const std::byte> content = std::span(message).subspan(sizeof head);
    if (head.kind == Kind::unit) {
        task.keep(head.unit, content);
        task.note(++h.done);
    } else if ((head.kind == Kind::failed || head.kind == Kind::refused) && h.failure.empty()) {
        h.input_at_fault = head.kind == Kind::refused;
        h.failure = fmt::format(
            "rank {}: {}", status.MPI_SOURCE,
            std::string_view(reinterpret_cast<const char*>(content.data()), content.size()));
    }
    h.away -= head.kind == Kind::asks ? 0 : 1;
    idle_.push_back(status.MPI_SOURCE);
}

void Ranks::hand_out(const std::vector<std::size_t>& units, const Task& task) {
    Handout h(units);
    while (!h.over()) {
        for (; h.more() && !idle_.empty(); idle_.pop_back(), ++h.away) {
            const std::uint64_t unit = units[h.next++];
            MPI_Send(&unit, 1, MPI_UINT64_T, idle_.back(), to_rank, MPI_COMM_WORLD);
        }
        if (h.more() && !h.own.valid()) {
            h.own_unit = units[h.next++];
            h.own = std::async(std::launch::async, task.compute, h.own_unit);
        }
        take_message(h, task);
        if (!h.failure.empty()) {
            request_interrupt(); // the leader's own unit; the others are not waited for
            break;
        }
        if (h.own.valid() && h.own.wait_for(std::chrono::seconds{0}) == std::future_status::ready) {
            if (const auto part = h.own.get()) {
                task.keep(h.own_unit, results::to_bytes(*part));
                task.note(++h.done);
            }
        }
        if (interrupted() && !h.own.valid()) {
            return; // a rank may be lost: nobody waits for it
        }
    }
    if (h.input_at_fault) {
        throw core::InputError("", h.failure);
    }
    if (!h.failure.empty()) {
        throw core::RunError(h.failure);
    }
}

void Ranks::dismiss() {
    const std::vector<std::size_t> none;
    Handout h(none);
    while (idle_.size() + 1 < static_cast<std::size_t>(size_)) {
        take_message(h, {});
    }
    for (const int rank : idle_) {
        MPI_Send(&no_more, 1, MPI_UINT64_T, rank, to_rank, MPI_COMM_WORLD);
    }
    idle_.clear();
}

void Ranks::serve(const std::function<std::optional<results::Results>(std::size_t)>& compute) {
    send({Kind::asks, 0}, {});
    for (std::uint64_t unit = receive_unit(); unit != no_more; unit = receive_unit()) {
        try {
            if (const auto part = compute(unit)) {
                send({Kind::unit, unit}, results::to_bytes(*part));
            } else {
                send({Kind::interrupted, unit}, {});
            }
        } catch (const core::InputError& e) {
            const std::string_view what = e.what();
            send({Kind::refused, unit}, std::as_bytes(std::span(what)));
        } catch (const std::exception& e) {
            const std::string_view what = e.what();
            send({Kind::failed, unit}, std::as_bytes(std::span(what)));
        }
    }
}

void Ranks::abandon(int exit_code) {
    MPI_Abort(MPI_COMM_WORLD, exit_code);
    std::abort();
}

} // namespace truyvet::experiment
