/* SPDX-License-Identifier: Apache-2.0 */
/* The deadline runs only while the host waits: a slow disk under the partner's files is not the plug-in's fault, and a
 * plug-in that hangs makes the host wait. */
#include "core/runner/worker_turn.h"

#include <errno.h>
#include <hito/version.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "core/model/sandbox_layer.h"
#include "core/source/source_run.h"

enum { SLOTS = 4, PAGE = 4096, PATIENCE = 500 };

bool
worker_turn_init(WorkerTurn *turn, const WorkerJob *job, const WorkerRing *ring, WorkerShard shard, FindingList *findings)
{
    const Manifest *manifest = job->package->manifest;
    memset(turn, 0, sizeof *turn);
    turn->job = job;
    turn->ring = ring;
    turn->shard = shard;
    turn->process.handle = turn->process.commands = turn->process.results = -1;
    turn->process.filters[0] = turn->process.filters[1] = -1;
    turn->step_from = g_get_monotonic_time();
    turn->n_slots = SLOTS;
    turn->slot_size = PAGE;
    turn->budget = (int64_t)manifest->wall_seconds * G_USEC_PER_SEC;
    turn->layouts = g_array_new(FALSE, TRUE, sizeof(BatchLayout));
    g_array_set_size(turn->layouts, manifest->inputs->len);
    turn->results = worker_results_new(manifest, job->windows);
    for (guint i = 0; i < manifest->inputs->len; i++) {
        const Input *input = manifest->inputs->pdata[i];
        BatchLayout *layout = &g_array_index(turn->layouts, BatchLayout, i);
        if (!source_layout(input, SOURCE_BATCH_ROWS, layout)) {
            finding_add(findings, 4030, "manifest.json", 0, input->id, NULL);
            return false;
        }
        turn->slot_size = MAX(turn->slot_size, (size_t)(layout->size + PAGE - 1) / PAGE * PAGE);
    }
    return true;
}

void
worker_turn_step(WorkerTurn *turn, WorkerStep step)
{
    int64_t now = g_get_monotonic_time();
    turn->step[step] = now - turn->step_from;
    turn->step_from = now;
}

void
worker_turn_clear(WorkerTurn *turn)
{
    turn->by_itself = worker_process_end(&turn->process, 0);
    g_clear_pointer(&turn->layouts, g_array_unref);
    g_clear_pointer(&turn->results, worker_results_free);
}

bool
worker_turn_is_over(const WorkerTurn *turn)
{
    return turn->ended || turn->expired || turn->results->fault != WORKER_FINE;
}

/* What waits in the pipe; false when nothing more can come of it. */
static bool
take_words(WorkerTurn *turn)
{
    int n = worker_results_read(turn->results, turn->process.results);
    turn->ended = n == 0;
    return n > 0;
}

/* Wait for workers, at the cost of the first one's budget. Answers false at a failure or when it is used up. */
static bool
poll_some(WorkerTurn *turn, struct pollfd *waiting, nfds_t n)
{
    gint64 before = g_get_monotonic_time();
    int64_t milliseconds = turn->budget / 1000;
    int ready = poll(waiting, n, (int)CLAMP(milliseconds, 0, 3600 * 1000));
    turn->budget -= g_get_monotonic_time() - before;
    if (ready > 0)
        return true;
    for (nfds_t i = 0; i < n; i++)
        waiting[i].revents = 0;
    if ((ready < 0 && errno == EINTR) || (ready == 0 && turn->budget > 1000))
        return true;
    turn->expired = true;
    return false;
}

/* Read once from the worker; false when nothing more can come of it. */
static bool
listen_once(WorkerTurn *turn)
{
    struct pollfd waiting = {.fd = turn->process.results, .events = POLLIN};
    if (worker_turn_is_over(turn) || !poll_some(turn, &waiting, 1))
        return false;
    return waiting.revents == 0 || take_words(turn);
}

bool
worker_turn_listen_both(WorkerTurn *one, WorkerTurn *other)
{
    bool other_is_done = other->results->phase == PHASE_CLOSED;
    struct pollfd waiting[] = {{.fd = one->process.results, .events = POLLIN}, {.fd = other->process.results, .events = POLLIN}};
    if (worker_turn_is_over(one) || (worker_turn_is_over(other) && !other_is_done) || !poll_some(one, waiting, other_is_done ? 1 : 2))
        return false;
    bool good = waiting[0].revents == 0 || take_words(one);
    return (waiting[1].revents == 0 || take_words(other)) && good;
}

bool
worker_turn_wait(WorkerTurn *turn, WorkerPhase phase, uint64_t batches)
{
    while (turn->results->phase < phase || turn->results->batches < batches) {
        if (!listen_once(turn))
            return false;
    }
    return turn->results->fault == WORKER_FINE;
}

/* A worker that does not read its commands has a reason, which stands in its pipe. */
bool
worker_turn_command(WorkerTurn *turn, JobVerb verb, uint32_t input, bool present)
{
    if (worker_process_command(&turn->process, verb, input, present))
        return true;
    while (listen_once(turn)) {
    }
    return false;
}

static hito_window *
windows_of(const WindowSet *set, uint32_t *n_quarters)
{
    hito_window *windows = g_new0(hito_window, set->n_windows + 1);
    *n_quarters = 0;
    for (size_t i = 0; i < set->n_windows; i++) {
        const Window *window = &set->windows[i];
        windows[i] = (hito_window){
            .kind = (uint32_t)window->kind,
            .first_quarter = (uint32_t)(window->first - set->first_quarter),
            .n_quarters = (uint32_t)(window->last - window->first + 1),
            .from_day = window->period.from_day,
            .to_day = window->period.to_day,
        };
        *n_quarters += window->kind == WINDOW_QUARTER;
    }
    return windows;
}

/* The column whose keys deal the rows: the first of the manifest's first domain. */
static uint32_t
key_of(const Input *input)
{
    for (guint c = 0; c < input->columns->len; c++) {
        const Column *column = input->columns->pdata[c];
        if (column->type == COLUMN_KEY && column->domain == 0)
            return c + 1;
    }
    return 0;
}

static JobInput *
inputs_of(const WorkerTurn *turn)
{
    const GPtrArray *declared = turn->job->package->manifest->inputs;
    JobInput *inputs = g_new0(JobInput, turn->layouts->len + 1);
    for (guint i = 0; i < turn->layouts->len; i++) {
        const BatchLayout *layout = &g_array_index(turn->layouts, BatchLayout, i);
        inputs[i].n_columns = layout->n_columns - 1;
        memcpy(inputs[i].formats, layout->formats, inputs[i].n_columns);
        inputs[i].row_capacity = layout->row_capacity;
        inputs[i].text_capacity = layout->text_capacity;
        inputs[i].key = key_of(declared->pdata[i]);
    }
    return inputs;
}

/* Names of columns, borrowed from the manifest. */
static const char *const **
columns_of(const Manifest *manifest)
{
    const char *const **columns = g_new0(const char *const *, manifest->inputs->len + 1);
    for (guint i = 0; i < manifest->inputs->len; i++) {
        const Input *input = manifest->inputs->pdata[i];
        const char **names = g_new0(const char *, input->columns->len + 1);
        for (guint c = 0; c < input->columns->len; c++)
            names[c] = ((const Column *)input->columns->pdata[c])->name;
        columns[i] = names;
    }
    return columns;
}

static void
columns_free(const char *const **columns)
{
    for (size_t i = 0; columns[i]; i++)
        g_free((gpointer)(uintptr_t)columns[i]);
    g_free(columns);
}

static void
settings_of(const WorkerJob *job, GArray *values, GPtrArray *names)
{
    const GArray *settings = job->package->manifest->settings;
    for (guint i = 0; i < settings->len; i++) {
        const Setting *setting = &g_array_index(settings, Setting, i);
        const gint64 *other = job->settings ? g_hash_table_lookup(job->settings, setting->name) : NULL;
        gint64 value = other ? *other : setting->value;
        g_array_append_val(values, value);
        g_ptr_array_add(names, setting->name);
    }
}

static JobHead
head_of(const WorkerTurn *turn, uint32_t n_quarters)
{
    const Manifest *manifest = turn->job->package->manifest;
    return (JobHead){
        .struct_size = sizeof(JobHead),
        .n_windows = (uint32_t)turn->job->windows->n_windows,
        .n_quarters = n_quarters,
        .n_settings = manifest->settings->len,
        .n_inputs = manifest->inputs->len,
        .n_libraries = manifest->runtime->len,
        .n_indicators = manifest->indicators->len,
        .n_slots = turn->n_slots,
        .memory_mb = manifest->memory_mb,
        .cpu_seconds = manifest->cpu_seconds,
        .slot_size = turn->slot_size,
        .max_observations = manifest->max_observations,
        .as_of_day = turn->job->as_of_day,
        .shard = turn->shard.number,
        .n_shards = turn->shard.n,
        .probe = turn->job->probe,
        .abi = HITO_ABI_1_0,
        .seed = turn->job->seed,
    };
}

static bool
spawn(WorkerTurn *turn, FindingList *findings)
{
    const Manifest *manifest = turn->job->package->manifest;
    uint32_t n_quarters = 0;
    g_autofree hito_window *windows = windows_of(turn->job->windows, &n_quarters);
    g_autofree JobInput *inputs = inputs_of(turn);
    g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(gint64));
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    settings_of(turn->job, values, names);
    const char *const **columns = columns_of(manifest);
    Job job = {
        .head = head_of(turn, n_quarters),
        .id = manifest->id,
        .version = manifest->version,
        .windows = windows,
        .setting_values = (const int64_t *)(const void *)values->data,
        .setting_names = (const char *const *)names->pdata,
        .inputs = inputs,
        .columns = columns,
        .libraries = (const char *const *)manifest->runtime->pdata,
    };
    GError *error = NULL;
    bool good = worker_process_start(&turn->process, turn->job->worker_path, turn->ring, &job, turn->job->package->library, &error);
    columns_free(columns);
    if (!good)
        finding_add_error(findings, error);
    return good;
}

bool
worker_turn_start(WorkerTurn *turn, FindingList *findings)
{
    if (!spawn(turn, findings))
        return false;
    worker_turn_step(turn, STEP_START);
    if (!worker_turn_command(turn, JOB_PREPARE, 0, false) || !worker_turn_wait(turn, PHASE_PREPARED, 0))
        return false;
    worker_turn_step(turn, STEP_PREPARE);
    turn->layers_refused = !turn->job->synthetic && !sandbox_layers_suffice(turn->results->layers.active | SANDBOX_RUN_FILTER);
    if (turn->layers_refused || !worker_turn_command(turn, JOB_LOAD, 0, false) || !worker_turn_wait(turn, PHASE_LOADED, 0))
        return false;
    worker_turn_step(turn, STEP_LOAD);
    turn->layers_refused = !turn->job->synthetic && !sandbox_layers_suffice(turn->results->layers.active);
    return !turn->layers_refused;
}

bool
worker_turn_close(WorkerTurn *turn)
{
    while (listen_once(turn)) { /* nothing may follow the closing record */
    }
    if (!turn->ended)
        return false;
    turn->by_itself = worker_process_end(&turn->process, PATIENCE);
    return turn->by_itself && turn->process.status == 0;
}

bool
worker_turn_finish(WorkerTurn *turn)
{
    WorkerResults *results = turn->results;
    worker_turn_step(turn, STEP_FEED);
    results->phase = PHASE_FINISHING;
    bool good = worker_turn_command(turn, JOB_FINISH, 0, false) && worker_turn_wait(turn, PHASE_CLOSED, results->batches_sent) &&
                worker_turn_close(turn);
    worker_turn_step(turn, STEP_FINISH);
    return good && worker_results_sort(results);
}
