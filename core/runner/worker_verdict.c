/* SPDX-License-Identifier: Apache-2.0 */
/* What the host saw comes before what the worker said, and that before what its end says. */
#define _GNU_SOURCE /* sigabbrev_np */
#include <hito/text.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "core/model/sandbox_layer.h"
#include "core/runner/sandbox_filter.h"
#include "core/runner/worker_turn.h"
#include "core/wire/probe.h"

enum { EXIT_NO_FILTER = 95, EXIT_NOT_RUN = 127, FIRST_BREACH = 4030, FIRST_OBSERVATION = 4050 };

/* Add a finding about the plug-in with up to three more arguments; answers the number. */
static unsigned
say(const WorkerTurn *turn, FindingList *findings, unsigned number, const char *a, const char *b)
{
    finding_add(findings, number, "", 0, turn->job->package->manifest->id, a ? a : "", b ? b : "", NULL);
    return number;
}

static unsigned
say_number(const WorkerTurn *turn, FindingList *findings, unsigned number, uint64_t value)
{
    g_autofree char *text = g_strdup_printf("%" G_GUINT64_FORMAT, value);
    return say(turn, findings, number, text, NULL);
}

static const char *
code_name(int32_t code)
{
    static const char *const NAMES[] = {"OK", "NO_MEMORY", "BAD_INPUT", "LIMIT", "CANCELLED", "UNSUPPORTED", "BAD_STATE", "INTERNAL"};
    return code >= 0 && code < (int32_t)G_N_ELEMENTS(NAMES) ? NAMES[code] : "?";
}

static const char *
indicator_code(const WorkerTurn *turn, uint32_t indicator)
{
    const GPtrArray *indicators = turn->job->package->manifest->indicators;
    return indicator < indicators->len ? ((const Indicator *)indicators->pdata[indicator])->code : "?";
}

static unsigned
failed_call(const WorkerTurn *turn, FindingList *findings)
{
    const FrameFailure *failure = &turn->results->failure;
    const Manifest *manifest = turn->job->package->manifest;
    if (failure->number == HITO_NO_MEMORY)
        return say_number(turn, findings, 4019, manifest->memory_mb);
    if (failure->message == 0 || failure->message > manifest->messages->len || failure->input >= manifest->inputs->len)
        return say(turn, findings, 4021, code_name(failure->number), NULL);
    const ManifestText *text = manifest->messages->pdata[failure->message - 1];
    const Input *input = manifest->inputs->pdata[failure->input];
    g_autofree char *file = source_map_file(turn->job->sources, input->id);
    finding_add(findings, 4020, file, MAX(failure->row, 0), manifest->id, bilingual_peek(&text->text, LANGUAGE_EN),
                bilingual_peek(&text->text, LANGUAGE_ES), NULL);
    return 4020;
}

/* The loader's words are taken only while the worker has seen no row: later they could carry one. */
static unsigned
failed(const WorkerTurn *turn, FindingList *findings)
{
    const FrameFailure *failure = &turn->results->failure;
    bool no_rows_yet = turn->results->phase < PHASE_LOADED;
    if (failure->stage == STAGE_START && no_rows_yet)
        return say(turn, findings, 4004, g_strerror(failure->number), NULL);
    if (failure->stage == STAGE_LOAD && no_rows_yet) {
        g_autofree char *words = g_strndup(failure->text, sizeof failure->text);
        g_autofree char *shown = g_strescape(words, NULL);
        return say(turn, findings, 4018, shown, NULL);
    }
    if (failure->stage == STAGE_PROBE && turn->job->probe)
        return say(turn, findings, failure->number == PROBE_NO_MERGE ? 3201 : 3200, NULL, NULL);
    if (failure->stage == STAGE_CALL)
        return failed_call(turn, findings);
    bool known = failure->number > 0 && failure->number < BREACH_COUNT;
    if (failure->stage == STAGE_EMIT && failure->number == BREACH_EMIT_LIMIT)
        return say_number(turn, findings, 4015, turn->job->package->manifest->max_observations);
    if (known && (failure->stage == STAGE_EMIT || (failure->stage == STAGE_CONTRACT && no_rows_yet)))
        return say(turn, findings, FIRST_BREACH + (unsigned)failure->number, NULL, NULL);
    return say(turn, findings, 4017, NULL, NULL);
}

static unsigned
ended(const WorkerTurn *turn, FindingList *findings)
{
    const Manifest *manifest = turn->job->package->manifest;
    int status = turn->process.status;
    if (WIFSIGNALED(status)) {
        int number = WTERMSIG(status);
        const struct rusage *usage = &turn->process.usage;
        int64_t used = (int64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * G_USEC_PER_SEC + usage->ru_utime.tv_usec +
                       usage->ru_stime.tv_usec;
        /* The kernel enforces the limit by ticks and reports by finer clocks: on a busy machine they are far apart. */
        if (number == SIGKILL && 2 * used >= (int64_t)manifest->cpu_seconds * G_USEC_PER_SEC)
            return say_number(turn, findings, 4012, manifest->cpu_seconds);
        if (number == SIGSYS)
            return say(turn, findings, 4011, "?", "SIGSYS");
        g_autofree char *text = g_strdup_printf("%d", number);
        return say(turn, findings, number == SIGKILL ? 4024 : 4010, text, sigabbrev_np(number));
    }
    if (turn->results->phase == PHASE_STARTING || WEXITSTATUS(status) == EXIT_NO_FILTER || WEXITSTATUS(status) == EXIT_NOT_RUN)
        return say_number(turn, findings, 4005, (uint64_t)WEXITSTATUS(status));
    return say(turn, findings, 4016, NULL, NULL);
}

unsigned
worker_turn_verdict(const WorkerTurn *turn, FindingList *findings)
{
    const WorkerResults *results = turn->results;
    const Manifest *manifest = turn->job->package->manifest;
    if (turn->layers_refused) {
        g_autofree char *missing = sandbox_layers_missing(results->layers.active | (results->phase >= PHASE_LOADED ? 0u : (unsigned)SANDBOX_RUN_FILTER));
        return say(turn, findings, 4002, missing, NULL);
    }
    switch (results->fault) {
    case WORKER_BAD_FRAME:
        return say(turn, findings, 4017, NULL, NULL);
    case WORKER_BAD_OBSERVATION:
        return say(turn, findings, FIRST_OBSERVATION + (unsigned)results->observation_fault, indicator_code(turn, results->indicator), NULL);
    case WORKER_BAD_FINDING:
        return say(turn, findings, 4023, NULL, NULL);
    case WORKER_BYTE_LIMIT:
        return say_number(turn, findings, 4014, results->bytes_max >> 20);
    case WORKER_CELL_LIMIT:
        return say_number(turn, findings, 4015, manifest->max_observations);
    case WORKER_FAILED:
        return failed(turn, findings);
    case WORKER_TRAPPED: {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, results->call);
        g_autofree char *name = sandbox_filter_call_name(results->call);
        return say(turn, findings, 4011, number, name);
    }
    case WORKER_FINE:
    default:
        break;
    }
    if (turn->expired)
        return say_number(turn, findings, 4013, manifest->wall_seconds);
    if (!turn->by_itself)
        return say(turn, findings, 4022, NULL, NULL);
    return ended(turn, findings);
}
