/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/worker_results.h"

#include <errno.h>
#include <hito/observation.h>
#include <string.h>
#include <unistd.h>

static const uint64_t BYTES_MIN = 64u << 20;

WorkerResults *
worker_results_new(const Manifest *manifest, const WindowSet *windows)
{
    WorkerResults *results = g_new0(WorkerResults, 1);
    results->manifest = manifest;
    results->windows = windows;
    results->reader = g_new0(FrameReader, 1);
    results->set = observation_set_new();
    results->rows = worker_rows_new();
    results->refusals = g_array_new(FALSE, FALSE, sizeof(FrameRefusal));
    results->bytes_max = BYTES_MIN + manifest->max_observations * 2 * sizeof(FrameObservation);
    return results;
}

void
worker_results_free(WorkerResults *results)
{
    if (!results)
        return;
    g_free(results->reader);
    observation_set_free(results->set);
    g_ptr_array_free(results->rows, TRUE);
    g_array_free(results->refusals, TRUE);
    g_free(results);
}

static ObservationStatus
status_of(uint32_t status)
{
    switch (status) {
    case HITO_STATUS_OK:
        return STATUS_OK;
    case HITO_STATUS_NOT_REPORTED:
        return STATUS_NOT_REPORTED;
    case HITO_STATUS_NOT_APPLICABLE:
        return STATUS_NOT_APPLICABLE;
    case HITO_STATUS_DEN_ZERO:
        return STATUS_DEN_ZERO;
    default:
        return STATUS_PENDING;
    }
}

static void
keep_observation(ObservationSet *set, const FrameObservation *seen)
{
    Observation kept = {
        .indicator = (uint16_t)seen->indicator,
        .window = (uint16_t)seen->window,
        .table = (uint16_t)seen->table,
        .status = (uint8_t)status_of(seen->status),
        .has_value = (seen->present & HITO_HAS_VALUE) != 0,
        .note = (uint8_t)seen->note,
        .numerator = (seen->present & HITO_HAS_NUMERATOR) ? seen->numerator : 0,
        .denominator = (seen->present & HITO_HAS_DENOMINATOR) ? seen->denominator : 0,
        .subjects = (seen->present & HITO_HAS_SUBJECTS) ? seen->subjects : -1,
        .estimate = -1,
    };
    kept.value = kept.has_value ? seen->value : 0;
    for (uint32_t i = 0; i < seen->n_codes; i++)
        kept.codes[i] = seen->codes[i];
    if ((seen->present & HITO_HAS_INTERVAL) && (seen->present & HITO_HAS_STUDY)) {
        EstimateDetail detail = {seen->value, seen->lower, seen->upper, seen->level, seen->sample, seen->reference_day,
                                 seen->age_from, seen->age_to, (uint16_t)seen->method};
        kept.estimate = (int32_t)set->estimates->len;
        g_array_append_val(set->estimates, detail);
    }
    g_array_append_val(set->observations, kept);
}

static WorkerFault
take_observations(WorkerResults *results, const Frame *frame)
{
    for (size_t at = 0; at < frame->size; at += sizeof(FrameObservation)) {
        FrameObservation seen;
        memcpy(&seen, frame->payload + at, sizeof seen);
        if (results->set->observations->len >= results->manifest->max_observations)
            return WORKER_CELL_LIMIT;
        results->observation_fault = observation_check(&seen, results->manifest, results->windows);
        results->indicator = seen.indicator;
        if (results->observation_fault != OBSERVATION_GOOD)
            return WORKER_BAD_OBSERVATION;
        keep_observation(results->set, &seen);
    }
    return WORKER_FINE;
}

static WorkerFault
take_findings(WorkerResults *results, const Frame *frame)
{
    for (size_t at = 0; at < frame->size; at += sizeof(FrameFinding)) {
        FrameFinding seen;
        memcpy(&seen, frame->payload + at, sizeof seen);
        if (seen.input >= results->manifest->inputs->len || seen.rule >= results->manifest->rules->len || seen.row < 0)
            return WORKER_BAD_FINDING;
        worker_rows_add(results->rows, seen.input, seen.rule, seen.row);
        results->n_findings++;
    }
    return WORKER_FINE;
}

/* At most one frame full of them: a worker sends one. */
static WorkerFault
take_refusals(WorkerResults *results, const Frame *frame)
{
    size_t n = frame->size / sizeof(FrameRefusal);
    if (results->refusals->len > 0 || n > FRAME_REFUSALS_MAX)
        return WORKER_BAD_FRAME;
    g_array_append_vals(results->refusals, frame->payload, (guint)n);
    return WORKER_FINE;
}

static WorkerFault
take_closing(WorkerResults *results, const Frame *frame)
{
    FrameClosing closing;
    memcpy(&closing, frame->payload, sizeof closing);
    bool true_counts = closing.observations == results->set->observations->len && closing.findings == results->n_findings &&
                       closing.batches == results->batches_sent && closing.frames == results->n_frames;
    results->phase = PHASE_CLOSED;
    return true_counts ? WORKER_FINE : WORKER_BAD_FRAME;
}

static WorkerFault
take_layers(WorkerResults *results, const Frame *frame, WorkerPhase next)
{
    memcpy(&results->layers, frame->payload, sizeof results->layers);
    results->phase = next;
    return WORKER_FINE;
}

static WorkerFault
take_slot(WorkerResults *results, const Frame *frame)
{
    uint64_t batches;
    memcpy(&batches, frame->payload, sizeof batches);
    if (batches != results->batches + 1 || batches > results->batches_sent)
        return WORKER_BAD_FRAME;
    results->batches = batches;
    return WORKER_FINE;
}

static WorkerFault
take_merged(WorkerResults *results, const Frame *frame)
{
    uint64_t merged;
    memcpy(&merged, frame->payload, sizeof merged);
    if (merged != results->merged + 1)
        return WORKER_BAD_FRAME;
    results->merged = merged;
    return WORKER_FINE;
}

static bool
belongs(FrameKind kind, WorkerPhase phase)
{
    switch (kind) {
    case FRAME_LAYERS:
        return phase == PHASE_STARTING;
    case FRAME_LOADED:
        return phase == PHASE_PREPARED;
    case FRAME_SLOT_FREE:
    case FRAME_PROGRESS:
    case FRAME_FINDINGS:
    case FRAME_MERGED:
        return phase == PHASE_LOADED || phase == PHASE_FINISHING;
    case FRAME_OBSERVATIONS:
    case FRAME_CLOSING:
        return phase == PHASE_FINISHING;
    case FRAME_FAILURE:
    case FRAME_TRAP:
    case FRAME_REFUSALS:
        return phase != PHASE_CLOSED;
    case FRAME_KIND_END:
    default:
        return false;
    }
}

static WorkerFault
take_frame(WorkerResults *results, const Frame *frame)
{
    if (!belongs(frame->kind, results->phase))
        return WORKER_BAD_FRAME;
    switch (frame->kind) {
    case FRAME_LAYERS:
        return take_layers(results, frame, PHASE_PREPARED);
    case FRAME_LOADED:
        return take_layers(results, frame, PHASE_LOADED);
    case FRAME_SLOT_FREE:
        return take_slot(results, frame);
    case FRAME_FINDINGS:
        return take_findings(results, frame);
    case FRAME_OBSERVATIONS:
        return take_observations(results, frame);
    case FRAME_FAILURE:
        memcpy(&results->failure, frame->payload, sizeof results->failure);
        return WORKER_FAILED;
    case FRAME_TRAP:
        memcpy(&results->call, frame->payload, sizeof results->call);
        return WORKER_TRAPPED;
    case FRAME_CLOSING:
        return take_closing(results, frame);
    case FRAME_REFUSALS:
        return take_refusals(results, frame);
    case FRAME_MERGED:
        return take_merged(results, frame);
    case FRAME_PROGRESS: /* a sign of life; the deadline does not wait for it */
    case FRAME_KIND_END:
    default:
        return WORKER_FINE;
    }
}

int
worker_results_read(WorkerResults *results, int pipe)
{
    size_t room = 0;
    unsigned char *bytes = frame_room(results->reader, &room);
    ssize_t n = read(pipe, bytes, room);
    if (n < 0)
        return errno == EINTR || errno == EAGAIN ? 1 : -1;
    frame_put(results->reader, (size_t)n);
    results->bytes += (uint64_t)n;
    if (results->bytes > results->bytes_max)
        results->fault = WORKER_BYTE_LIMIT;
    Frame frame;
    FrameAnswer answer = FRAME_MORE;
    while (results->fault == WORKER_FINE && (answer = frame_next(results->reader, &frame)) == FRAME_GOOD) {
        results->fault = take_frame(results, &frame);
        results->n_frames++;
    }
    if (answer == FRAME_BAD && results->fault == WORKER_FINE)
        results->fault = WORKER_BAD_FRAME;
    return results->fault == WORKER_FINE ? (int)n : -1;
}

/* The calls of both together. */
static void
join_refusals(GArray *into, const GArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        const FrameRefusal *other = &g_array_index(from, FrameRefusal, i);
        guint k = 0;
        while (k < into->len && g_array_index(into, FrameRefusal, k).call != other->call)
            k++;
        if (k < into->len)
            g_array_index(into, FrameRefusal, k).times += other->times;
        else
            g_array_append_val(into, *other);
    }
}

void
worker_results_join(WorkerResults *into, const WorkerResults *from)
{
    worker_rows_join(into->rows, from->rows);
    join_refusals(into->refusals, from->refusals);
}

bool
worker_results_sort(WorkerResults *results)
{
    int64_t twice = observation_set_sort(results->set);
    if (twice < 0)
        return true;
    results->fault = WORKER_BAD_OBSERVATION;
    results->observation_fault = OBSERVATION_TWICE;
    results->indicator = g_array_index(results->set->observations, Observation, twice).indicator;
    return false;
}
