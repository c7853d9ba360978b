// SPDX-License-Identifier: GPL-2.0-only
#include "python/bindings/bindings.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/unit.hpp"
#include "sim/results/lazy.hpp"

#include <pybind11/stl.h>

#include <memory>
#include <omp.h>
#include <pthread.h>
#include <vector>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using results::LazyResults;

/// OpenMP's threads do not live on in a forked process (a process pool's worker): a parallel loop
/// there would wait for them for ever. So it runs on one thread.
bool forked = false;

void after_fork() {
    forked = true;
    omp_set_num_threads(1);
}

/// An experiment cut into pieces that Python hands out, to threads or to other processes.
class Experiment {
  public:
    explicit Experiment(const scenario::Experiment& e) : experiment_(e), work_(experiment_) {}

    [[nodiscard]] std::size_t units() const { return work_.units(); }
    [[nodiscard]] std::vector<std::size_t> units_of(std::uint32_t first, std::uint32_t end) const {
        return work_.units(first, end);
    }
    [[nodiscard]] std::uint32_t first_batch() const { return work_.stopping().first_batch(); }
    [[nodiscard]] std::uint32_t next_batch(LazyResults& all, std::uint32_t have) const {
        return work_.stopping().next(all.whole(), have);
    }
    [[nodiscard]] std::shared_ptr<LazyResults> frame() const {
        return std::make_shared<LazyResults>(work_.frame());
    }
    /// Null if interrupted. Called without the interpreter's lock.
    std::shared_ptr<LazyResults> compute(std::size_t unit, unsigned threads) {
        if (unit >= work_.units()) {
            throw std::out_of_range("there is no such piece of the experiment");
        }
        auto part = work_.compute(unit, forked ? 1 : threads);
        return part ? std::make_shared<LazyResults>(std::move(*part)) : nullptr;
    }

  private:
    scenario::Experiment experiment_;
    experiment::Work work_;
};

} // namespace

void bind_experiment(py::module_& module) {
    pthread_atfork(nullptr, nullptr, after_fork);
    py::class_<Experiment>(module, "Experiment")
        .def(py::init<const scenario::Experiment&>(), py::arg("scenario"))
        .def_property_readonly("units", &Experiment::units)
        .def("units_of", &Experiment::units_of, py::arg("first"), py::arg("end"))
        .def_property_readonly("first_batch", &Experiment::first_batch)
        .def("next_batch", &Experiment::next_batch, py::arg("results"), py::arg("have"))
        .def("frame", &Experiment::frame)
        .def("compute", &Experiment::compute, py::arg("unit"), py::arg("threads"),
             py::call_guard<py::gil_scoped_release>());
    module.def(
        "describe_arms", [](LazyResults& r) { experiment::describe_arms(r.whole()); },
        py::arg("results"));
    module.def("request_interrupt", &experiment::request_interrupt);
    module.def("clear_interrupt", &experiment::clear_interrupt);
}

} // namespace truyvet::bindings
