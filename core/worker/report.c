/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/report.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "core/wire/job.h"

enum { EXIT_HOST_GONE = 90, EXIT_FAILED = 91, EXIT_TRAPPED = 92 };

static struct {
    unsigned char frame[FRAME_MAX];
    size_t gathered; /* bytes of payload */
    FrameKind kind;  /* of what is gathered */
    volatile uint32_t sequence;
    uint64_t observations, findings;
} state;

static void
write_all(const unsigned char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(JOB_RESULTS, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(EXIT_HOST_GONE);
        bytes += n;
        size -= (size_t)n;
    }
}

/* The number is taken before the write, so that a trap between the two cannot use it again. */
static void
send_payload(unsigned char *frame, FrameKind kind, size_t size)
{
    uint32_t sequence = state.sequence;
    state.sequence = sequence + 1;
    write_all(frame, frame_seal(frame, kind, sequence, size));
}

void
report_flush(void)
{
    size_t size = state.gathered;
    state.gathered = 0;
    if (size > 0)
        send_payload(state.frame, state.kind, size);
}

static void
gather(FrameKind kind, const void *item, size_t size)
{
    if (state.gathered > 0 && (state.kind != kind || state.gathered + size > FRAME_PAYLOAD_MAX))
        report_flush();
    state.kind = kind;
    memcpy(state.frame + FRAME_HEAD + state.gathered, item, size);
    state.gathered += size;
}

void
report_observation(const FrameObservation *observation)
{
    state.observations++;
    gather(FRAME_OBSERVATIONS, observation, sizeof *observation);
}

void
report_finding(const FrameFinding *finding)
{
    state.findings++;
    gather(FRAME_FINDINGS, finding, sizeof *finding);
}

void
report_frame(FrameKind kind, const void *payload, size_t size)
{
    report_flush();
    unsigned char frame[FRAME_HEAD + sizeof(FrameFailure)];
    memcpy(frame + FRAME_HEAD, payload, size);
    send_payload(frame, kind, size);
}

FrameClosing
report_counts(void)
{
    return (FrameClosing){.observations = state.observations, .findings = state.findings, .frames = state.sequence};
}

void
report_failure(const FrameFailure *failure)
{
    report_frame(FRAME_FAILURE, failure, sizeof *failure);
    _exit(EXIT_FAILED);
}

/* Runs on the plug-in's stack, anywhere in its code: system calls and memcpy only. */
static void
on_trap(int signal_number, siginfo_t *info, void *context)
{
    (void)signal_number;
    (void)context;
    unsigned char frame[FRAME_HEAD + sizeof(int64_t)];
    int64_t call = info->si_syscall;
    memcpy(frame + FRAME_HEAD, &call, sizeof call);
    send_payload(frame, FRAME_TRAP, sizeof call);
    _exit(EXIT_TRAPPED);
}

void
report_catch_traps(void)
{
    struct sigaction action = {.sa_sigaction = on_trap, .sa_flags = SA_SIGINFO};
    sigfillset(&action.sa_mask);
    sigaction(SIGSYS, &action, NULL);
}
