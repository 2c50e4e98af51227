#include "drivers/receipt_printer/page_printer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

#include "drivers/receipt_printer/page_raster.hpp"
#include "drivers/receipt_printer/printer_status.hpp"

namespace drivers {
namespace {

const std::string title_begin = "liaison-kiosk ";

// The least that is not coarser than the paper's own dots, else the finest.
int resolution_for(const std::vector<int>& offered) {
    int chosen = 0;
    for (const int dpi : offered)
        if (chosen == 0 || (chosen < dots_an_inch ? dpi > chosen : dpi >= dots_an_inch && dpi < chosen))
            chosen = dpi;
    return chosen == 0 ? dots_an_inch : chosen;
}

std::string joined(const std::vector<std::string>& reasons) {
    std::string text;
    for (const std::string& reason : reasons)
        text += (text.empty() ? "" : ", ") + reason;
    return text;
}

} // namespace

// RFC 8011 5.4.12 and PWG 5100.9; each may end in -report, -warning or -error.
PrinterCondition condition_of(const QueueReport& report) {
    const auto says = [&report](std::string_view keyword) {
        return std::ranges::any_of(
            report.reasons, [keyword](const std::string& reason) { return reason.starts_with(keyword); });
    };
    if (says("media-empty") || says("media-needed")) return PrinterCondition::paper_out;
    if (says("cover-open") || says("door-open") || says("interlock-open")) return PrinterCondition::cover_open;
    if (says("trimmer") || says("cutter")) return PrinterCondition::cutter_error;
    const bool silent = says("offline") || says("timed-out") || says("shutdown") || says("media-jam");
    if (silent || report.stopped || !report.takes_jobs) return PrinterCondition::offline;
    return says("media-low") ? PrinterCondition::near_end : PrinterCondition::well;
}

PagePrinter::PagePrinter(std::unique_ptr<PrintQueue> queue, PagePrinterSettings settings, EventSink sink)
    : queue_(std::move(queue)), settings_(settings), reporter_(DeviceKind::receipt_printer, std::move(sink)) {}

PagePrinter::~PagePrinter() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void PagePrinter::open(Instant now) {
    descriptor_ = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (descriptor_ < 0) return reporter_.report(DeviceState::absent, std::strerror(errno));
    if (!look(now) || std::exchange(queue_is_ours_, true)) return;
    queue_->cancel_all(title_begin);
}

void PagePrinter::close() {
    if (job_) queue_->cancel(job_->number);
    finish(PrintOutcome::lost);
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
    next_look_ = never;
}

void PagePrinter::lose(const std::string& error) {
    queue_is_ours_ = false; // what it took of us may still lie there when it is back
    close();
    reporter_.report(DeviceState::absent, error);
}

bool PagePrinter::look(Instant now) {
    auto report_or_error = queue_->look();
    if (!report_or_error) {
        lose(report_or_error.error());
        return false;
    }
    seen_ = std::move(*report_or_error);
    next_look_ = now + (job_ ? settings_.job_look_pause : settings_.idle_look_pause);
    const PrinterCondition now_so = condition();
    if (now_so != std::exchange(told_, now_so)) reporter_.emit(PrinterConditionChanged{now_so});
    report();
    return true;
}

PrinterCondition PagePrinter::condition() const {
    QueueReport counts = seen_;
    if (!seen_.is_live && !job_) counts.reasons.clear();
    return condition_of(counts);
}

void PagePrinter::report() const {
    const bool unable = obstacle(condition()).has_value();
    reporter_.report(unable ? DeviceState::ill : DeviceState::ready, joined(seen_.reasons));
}

void PagePrinter::print(PrintJob job, Instant now) {
    const auto refuse = [&](PrintOutcome outcome) {
        reporter_.emit(PrintFinished{std::move(job.job_id), outcome});
    };
    if (job_) return refuse(PrintOutcome::busy);
    if (descriptor_ < 0 || !look(now)) return refuse(PrintOutcome::lost);
    if (const auto unable = obstacle(condition())) return refuse(*unable);
    const auto number = queue_->submit(title_begin + job.job_id, job.page, resolution_for(seen_.resolutions));
    if (!number) {
        refuse(PrintOutcome::lost);
        return lose(number.error());
    }
    job_ = UnderWay{std::move(job.job_id), *number, now + settings_.longest_job};
    next_look_ = now + settings_.job_look_pause;
}

void PagePrinter::on_time(Instant now) {
    if (next_look_ > now || descriptor_ < 0 || !look(now) || !job_) return;
    follow_job(now);
}

void PagePrinter::follow_job(Instant now) {
    const auto state = queue_->job(job_->number);
    if (!state) return lose(state.error());
    const PrintOutcome trouble = obstacle(condition()).value_or(PrintOutcome::timed_out);
    switch (*state) {
    case QueuedJob::completed: return finish(seen_.says_when_out ? PrintOutcome::printed : PrintOutcome::sent);
    case QueuedJob::failed:
    case QueuedJob::unknown: return finish(trouble);
    case QueuedJob::under_way: break;
    }
    if (now < job_->deadline) return;
    queue_->cancel(job_->number);
    finish(trouble);
}

void PagePrinter::finish(PrintOutcome outcome) {
    if (auto job = std::exchange(job_, std::nullopt))
        reporter_.emit(PrintFinished{std::move(job->id), outcome});
}

} // namespace drivers
