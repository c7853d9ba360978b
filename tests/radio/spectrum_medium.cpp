// SPDX-License-Identifier: GPL-2.0-only
#include "tests/radio/spectrum_medium.hpp"

#include "models/radio/decoding.hpp"

#include <cstddef>

#include <ns3/constant-position-mobility-model.h>
#include <ns3/net-device.h>
#include <ns3/nstime.h>
#include <ns3/packet.h>
#include <ns3/simulator.h>
#include <ns3/single-model-spectrum-channel.h>
#include <ns3/spectrum-error-model.h>
#include <ns3/spectrum-interference.h>
#include <ns3/spectrum-phy.h>
#include <ns3/spectrum-signal-parameters.h>

#include <array>
#include <cmath>
#include <vector>

namespace truyvet::radio::test {
namespace {

constexpr double band_hz = 1e6;
constexpr std::array<double, 3> centre_hz{2402e6, 2426e6, 2480e6};

ns3::Ptr<const ns3::SpectrumModel> one_band(std::size_t channel) {
    const double centre = centre_hz[channel];
    return ns3::Create<ns3::SpectrumModel>(
        ns3::Bands{{centre - band_hz / 2, centre, centre + band_hz / 2}});
}

/// A mobility model that tells the loss model which station it is.
class Tag : public ns3::ConstantPositionMobilityModel {
  public:
    std::uint32_t station = 0;
};

/// What carries a PDU's identity through ns-3's channel.
struct PduSignal : ns3::SpectrumSignalParameters {
    ns3::Ptr<ns3::SpectrumSignalParameters> Copy() const override {
        return ns3::Ptr<ns3::SpectrumSignalParameters>(new PduSignal(*this), false);
    }
    Pdu pdu;
};

/// Loss of the PDU being sent, as the PathLossCache has it. A send is delivered before the next
/// begins.
class AirLoss : public ns3::PropagationLossModel {
  public:
    PathLossCache* air = nullptr;
    Pdu pdu;

  private:
    double DoCalcRxPower(double, ns3::Ptr<ns3::MobilityModel>,
                         ns3::Ptr<ns3::MobilityModel> receiver) const override {
        return air->rx_dbm(pdu, ns3::DynamicCast<Tag>(receiver)->station);
    }
    std::int64_t DoAssignStreams(std::int64_t) override { return 0; }
};

/// exp(-SINR/2)/2 per bit, chunk by chunk.
class BitErrors : public ns3::SpectrumErrorModel {
  public:
    double log_success = 0;

  private:
    void StartRx(ns3::Ptr<const ns3::Packet>) override { log_success = 0; }
    void EvaluateChunk(const ns3::SpectrumValue& sinr, ns3::Time duration) override {
        log_success +=
            duration.GetSeconds() * 1e6 * packet_bits / packet_us * log_bit_success(sinr[0]);
    }
    bool IsRxCorrect() override { return true; }
};

double watts(const ns3::SpectrumValue& density) {
    return density[0] * band_hz;
}

class SpectrumMedium;

/// One station's receiver on one channel; attached only while tuned.
class Phy : public ns3::SpectrumPhy {
  public:
    void SetDevice(ns3::Ptr<ns3::NetDevice>) override {}
    ns3::Ptr<ns3::NetDevice> GetDevice() const override { return nullptr; }
    void SetMobility(ns3::Ptr<ns3::MobilityModel>) override {}
    ns3::Ptr<ns3::MobilityModel> GetMobility() const override { return tag; }
    void SetChannel(ns3::Ptr<ns3::SpectrumChannel>) override {}
    ns3::Ptr<const ns3::SpectrumModel> GetRxSpectrumModel() const override { return model; }
    ns3::Ptr<ns3::Object> GetAntenna() const override { return nullptr; }
    void StartRx(ns3::Ptr<ns3::SpectrumSignalParameters>) override;
    void finish(std::uint64_t started);

    ns3::Ptr<Tag> tag;
    ns3::Ptr<const ns3::SpectrumModel> model;
    ns3::Ptr<ns3::SpectrumInterference> interference;
    ns3::Ptr<BitErrors> errors;
    SpectrumMedium* medium = nullptr;
    bool tuned = false;
    bool locked = false;
    std::uint64_t attempt = 0;
    double others_w = 0; ///< of signals on the air now
    Pdu pdu;
    double level_dbm = 0;
};

class SpectrumMedium final : public Medium {
  public:
    SpectrumMedium(PathLossCache& path_loss, std::size_t stations, Decoded decoded)
        : path_loss_(path_loss), decoded_(std::move(decoded)), phys_(stations),
          channel_of_(stations, -1) {
        for (std::size_t c = 0; c < 3; ++c) {
            models_[c] = one_band(c);
            losses_[c] = ns3::CreateObject<AirLoss>();
            losses_[c]->air = &path_loss;
            channels_[c] = ns3::CreateObject<ns3::SingleModelSpectrumChannel>();
            channels_[c]->AddPropagationLossModel(losses_[c]);
            for (std::size_t i = 0; i < stations; ++i) {
                phys_[i][c] = make_phy(static_cast<std::uint32_t>(i), c);
            }
        }
    }
    void tune(std::uint32_t station, int channel) override {
        if (const int old = channel_of_[station]; old >= 0) {
            --tuned_;
            Phy& phy = *phys_[station][static_cast<std::size_t>(old)];
            channels_[static_cast<std::size_t>(old)]->RemoveRx(&phy);
            phy.tuned = false;
            if (phy.locked) {
                phy.interference->AbortRx();
            }
            phy.locked = false;
            ++phy.attempt;
        }
        channel_of_[station] = channel;
        if (channel >= 0) {
            ++tuned_;
            Phy& phy = *phys_[station][static_cast<std::size_t>(channel)];
            phy.tuned = true;
            channels_[static_cast<std::size_t>(channel)]->AddRx(&phy);
        }
    }
    void send(const Pdu& pdu) override {
        const auto c = static_cast<std::size_t>(pdu.channel);
        auto signal = ns3::Ptr<PduSignal>(new PduSignal, false);
        signal->pdu = pdu;
        signal->txPhy = phys_[pdu.sender][c];
        signal->duration = ns3::NanoSeconds(static_cast<std::int64_t>(packet_us * 1000));
        auto psd = ns3::Create<ns3::SpectrumValue>(models_[c]);
        (*psd)[0] = 1e-3 / band_hz; // 0 dBm: the loss model turns it into the received level
        signal->psd = psd;
        losses_[c]->pdu = pdu;
        channels_[c]->StartTx(signal);
    }
    bool silent() const override { return tuned_ == 0; }
    PathLossCache& path_loss() { return path_loss_; }
    void decoded(const Phy& phy) { decoded_(phy.tag->station, phy.pdu, phy.level_dbm); }

  private:
    ns3::Ptr<Phy> make_phy(std::uint32_t station, std::size_t c) {
        auto phy = ns3::CreateObject<Phy>();
        phy->medium = this;
        phy->tag = ns3::CreateObject<Tag>();
        phy->tag->station = station;
        phy->model = models_[c];
        phy->errors = ns3::CreateObject<BitErrors>();
        phy->interference = ns3::CreateObject<ns3::SpectrumInterference>();
        phy->interference->SetErrorModel(phy->errors);
        auto noise = ns3::Create<ns3::SpectrumValue>(models_[c]);
        (*noise)[0] = path_loss_.noise_mw(station) * 1e-3 / band_hz;
        phy->interference->SetNoisePowerSpectralDensity(noise);
        return phy;
    }
    PathLossCache& path_loss_;
    Decoded decoded_;
    std::vector<std::array<ns3::Ptr<Phy>, 3>> phys_;
    std::vector<int> channel_of_;
    std::size_t tuned_ = 0;
    std::array<ns3::Ptr<const ns3::SpectrumModel>, 3> models_;
    std::array<ns3::Ptr<AirLoss>, 3> losses_;
    std::array<ns3::Ptr<ns3::SingleModelSpectrumChannel>, 3> channels_;
};

void Phy::StartRx(ns3::Ptr<ns3::SpectrumSignalParameters> params) {
    if (!tuned) {
        return; // tuned away in the very nanosecond of the PDU's start
    }
    const auto signal = ns3::DynamicCast<PduSignal>(params);
    const double power_w = watts(*signal->psd);
    interference->AddSignal(signal->psd, signal->duration);
    const double others = others_w;
    others_w += power_w;
    ns3::Simulator::Schedule(signal->duration,
                             [this, power_w] { others_w = std::max(0.0, others_w - power_w); });
    PathLossCache& path_loss = medium->path_loss();
    const double level = ratio_to_db(power_w * 1e3);
    const double needed_w =
        (path_loss.noise_mw(tag->station) * 1e-3 + others) * path_loss.lock_ratio();
    if (locked || power_w < needed_w || !path_loss.taken_up(signal->pdu, tag->station)) {
        return;
    }
    locked = true;
    pdu = signal->pdu;
    level_dbm = level;
    interference->StartRx(ns3::Create<ns3::Packet>(), signal->psd);
    ns3::Simulator::Schedule(signal->duration, &Phy::finish, this, ++attempt);
}

void Phy::finish(std::uint64_t started) {
    if (!locked || attempt != started) {
        return;
    }
    locked = false;
    interference->EndRx();
    if (medium->path_loss().packet_error_draw(pdu, tag->station) < std::exp(errors->log_success)) {
        medium->decoded(*this);
    }
}

} // namespace

std::unique_ptr<Medium> make_spectrum_medium(PathLossCache& path_loss, std::size_t stations,
                                             Medium::Decoded decoded) {
    return std::make_unique<SpectrumMedium>(path_loss, stations, std::move(decoded));
}

} // namespace truyvet::radio::test
