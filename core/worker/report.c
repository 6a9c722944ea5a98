/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* registers in a signal handler */
#include "core/worker/report.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "core/wire/job.h"
#include "core/worker/refusal.h"

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

/* Also from the signal handler, so that nothing gathered is touched. */
static void
send_refusals(void)
{
    unsigned char frame[FRAME_HEAD + FRAME_REFUSALS_MAX * sizeof(FrameRefusal)];
    FrameRefusal refusals[FRAME_REFUSALS_MAX];
    size_t size = refusal_list(refusals) * sizeof *refusals;
    memcpy(frame + FRAME_HEAD, refusals, size);
    if (size > 0)
        send_payload(frame, FRAME_REFUSALS, size);
}

void
report_refusals(void)
{
    report_flush();
    send_refusals();
}

void
report_failure(const FrameFailure *failure)
{
    report_refusals();
    report_frame(FRAME_FAILURE, failure, sizeof *failure);
    _exit(EXIT_FAILED);
}

/* The register in which a call's first argument stands and its answer is given. */
#if defined(__x86_64__)
#define FIRST_ARGUMENT(context) ((context)->uc_mcontext.gregs[REG_RDI])
#define ANSWER(context) ((context)->uc_mcontext.gregs[REG_RAX])
#elif defined(__aarch64__)
#define FIRST_ARGUMENT(context) ((context)->uc_mcontext.regs[0])
#define ANSWER(context) ((context)->uc_mcontext.regs[0])
#else
#error "the trap handler knows the registers of x86-64 and arm64"
#endif

/* Runs on the plug-in's stack, anywhere in its code: system calls and memcpy only. */
static void
on_trap(int signal_number, siginfo_t *info, void *data)
{
    (void)signal_number;
    ucontext_t *context = data;
    int64_t call = info->si_syscall;
    uint64_t first = (uint64_t)FIRST_ARGUMENT(context);
    int error = refusal_answer(call, first);
    /* layers_run_filter_stands() asks this of the kernel, to be refused. */
    if (call != SYS_seccomp || first != SECCOMP_GET_ACTION_AVAIL)
        refusal_count(call);
    if (error != 0) {
        ANSWER(context) = (__typeof__(ANSWER(context)))-error;
        return;
    }
    send_refusals();
    unsigned char frame[FRAME_HEAD + sizeof(int64_t)];
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
