/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/table.h"

#include <hito/version.h>
#include <string.h>

#include "core/worker/report.h"

enum { PROGRESS_EVERY = 16, CODES_MAX = 4 };

static hito_code
breach(Table *table, FrameBreach rule, uint32_t indicator, hito_code code)
{
    if (!table->failed) {
        table->failed = true;
        table->failure = (FrameFailure){.stage = STAGE_EMIT, .number = (int32_t)rule, .input = indicator};
    }
    return code;
}

static FrameObservation
observation_of(const hito_observation *o)
{
    FrameObservation sent = {
        .indicator = o->indicator, .window = o->window, .table = o->table, .n_codes = o->n_codes,
        .status = o->status, .present = o->present, .note = o->note, .method = o->method,
        .numerator = o->numerator, .denominator = o->denominator, .subjects = o->subjects, .sample = o->sample,
        .value = o->value, .lower = o->lower, .upper = o->upper, .level = o->level,
        .reference_day = o->reference_day, .age_from = o->age_from, .age_to = o->age_to,
    };
    for (uint32_t i = 0; i < o->n_codes; i++)
        sent.codes[i] = o->codes[i];
    return sent;
}

static hito_code
emit(void *context, const hito_observation *observation)
{
    Table *table = context;
    if (table->failed)
        return HITO_LIMIT;
    if (!table->finishing)
        return breach(table, BREACH_EMIT_PLACE, 0, HITO_BAD_STATE);
    if (!HITO_HAS(observation, hito_observation, reserved) || observation->n_codes > CODES_MAX)
        return breach(table, BREACH_EMIT_SIZE, observation->indicator, HITO_INTERNAL);
    if (table->emitted >= table->max_observations)
        return breach(table, BREACH_EMIT_LIMIT, observation->indicator, HITO_LIMIT);
    table->emitted++;
    FrameObservation sent = observation_of(observation);
    report_observation(&sent);
    return HITO_OK;
}

static hito_code
finding(void *context, uint32_t input, int64_t row, uint32_t rule)
{
    (void)context;
    FrameFinding sent = {input, rule, row};
    report_finding(&sent);
    return HITO_OK;
}

static hito_code
fail(void *context, hito_code code, uint32_t input, int64_t row, uint32_t message)
{
    Table *table = context;
    if (!table->failed) {
        table->failed = true;
        table->failure = (FrameFailure){.stage = STAGE_CALL, .number = code == HITO_OK ? HITO_INTERNAL : code, .input = input,
                                        .message = message + 1, .row = row};
    }
    return code;
}

static int32_t
progress(void *context, uint64_t done, uint64_t total)
{
    Table *table = context;
    uint64_t numbers[2] = {done, total};
    if (table->progress_calls++ % PROGRESS_EVERY == 0)
        report_frame(FRAME_PROGRESS, numbers, sizeof numbers);
    return 0; /* the host stops a run by ending this process */
}

static const void *
extension(void *context, const char *id)
{
    (void)context;
    (void)id;
    return NULL;
}

void
table_init(Table *table, const Job *job)
{
    memset(table, 0, sizeof *table);
    table->max_observations = job->head.max_observations;
    table->host = (hito_host){
        .struct_size = sizeof table->host,
        .abi = job->head.abi,
        .context = table,
        .emit = emit,
        .finding = finding,
        .fail = fail,
        .progress = progress,
        .extension = extension,
    };
}

void
table_check(Table *table, hito_code code, uint32_t input)
{
    if (code == HITO_OK && !table->failed)
        return;
    if (!table->failed)
        table->failure = (FrameFailure){.stage = STAGE_CALL, .number = code, .input = input};
    report_failure(&table->failure);
}
