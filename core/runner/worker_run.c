/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/worker_run.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "core/runner/sandbox_filter.h"
#include "core/runner/worker_team.h"

char *
worker_run_default_path(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(program ? program : "");
    return g_build_filename(folder, "hito-worker", NULL);
}

static SubmissionInput *
input_of(Submission *submission, const SourceMap *sources, const Input *input)
{
    SubmissionInput *entry = submission_add_input(submission, input->id);
    g_free(entry->file);
    entry->file = source_map_file(sources, input->id);
    return entry;
}

static void
take_counts(SubmissionInput *entry, const SourceFile *file)
{
    SourceCounts counts = source_file_counts(file);
    entry->rows = counts.read;
    entry->used = counts.used;
    entry->rejected = counts.rejected;
    entry->blank = counts.blank;
    entry->repeated = counts.repeated;
    entry->present = !source_file_failed(file);
    const char *sum = source_file_sha256(file);
    g_free(entry->sha256);
    entry->sha256 = g_strdup(sum ? sum : "");
}

static bool
feed_all(WorkerTeam *team, Submission *submission, const bool *refused, FindingList *findings)
{
    const GPtrArray *inputs = team->job->package->manifest->inputs;
    g_autoptr(SourceRun) run = source_run_new(team->job->package->manifest);
    bool good = true;
    source_run_set_map(run, team->job->sources);
    for (guint i = 0; good && i < inputs->len; i++) {
        const Input *input = inputs->pdata[i];
        SubmissionInput *entry = input_of(submission, team->job->sources, input);
        g_autofree char *path = g_build_filename(team->job->data_folder, entry->file, NULL);
        g_autoptr(SourceFile) file = refused[i] ? NULL : source_file_open(run, input, path, findings);
        good = worker_team_feed(team, i, file);
        if (file)
            take_counts(entry, file);
    }
    return good;
}

static void
take_row_findings(const WorkerTurn *turn, FindingList *findings)
{
    const Manifest *manifest = turn->job->package->manifest;
    for (guint i = 0; i < turn->results->rows->len; i++) {
        const RowFindings *rows = turn->results->rows->pdata[i];
        const ManifestText *rule = manifest->rules->pdata[rows->rule];
        const Input *input = manifest->inputs->pdata[rows->input];
        g_autofree char *file = source_map_file(turn->job->sources, input->id);
        const char *en = bilingual_peek(&rule->text, LANGUAGE_EN), *es = bilingual_peek(&rule->text, LANGUAGE_ES);
        for (guint k = 0; k < rows->rows->len; k++)
            finding_add(findings, 4025, file, g_array_index(rows->rows, int64_t, k), rule->id, en, es, NULL);
        if (rows->more > 0)
            finding_add_times(findings, 4025, file, 0, (int64_t)rows->more, rule->id, en, es, NULL);
    }
}

/* A machine that cannot give what real data need is told of even where the data are made up. */
static void
take_layers(const WorkerTurn *turn, Submission *submission, FindingList *findings)
{
    const WorkerResults *results = turn->results;
    if (results->phase < PHASE_PREPARED)
        return;
    submission->layers = results->layers.active;
    /* Before loading, the run filter is only promised. */
    uint32_t counted = submission->layers | (results->phase >= PHASE_LOADED ? 0u : (unsigned)SANDBOX_RUN_FILTER);
    if (turn->layers_refused || sandbox_layers_suffice(counted))
        return;
    g_autofree char *missing = sandbox_layers_missing(counted);
    finding_add(findings, 4003, "", 0, turn->job->package->manifest->id, missing, NULL);
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const SandboxRefusal *)a)->call, ((const SandboxRefusal *)b)->call);
}

static SandboxRefusal *
refusal_of(GArray *refusals, const char *call)
{
    for (guint i = 0; i < refusals->len; i++) {
        SandboxRefusal *refusal = &g_array_index(refusals, SandboxRefusal, i);
        if (strcmp(refusal->call, call) == 0)
            return refusal;
    }
    SandboxRefusal refusal = {"", 0};
    g_strlcpy(refusal.call, call, sizeof refusal.call);
    return refusals->len < SANDBOX_CALLS_MAX ? &g_array_index(g_array_append_val(refusals, refusal), SandboxRefusal, refusals->len - 1) : NULL;
}

static void
add_refusals(GArray *refusals, const WorkerResults *results)
{
    for (guint i = 0; i < results->refusals->len; i++) {
        const FrameRefusal *seen = &g_array_index(results->refusals, FrameRefusal, i);
        g_autofree char *name = sandbox_filter_call_name(seen->call);
        SandboxRefusal *refusal = refusal_of(refusals, name);
        if (refusal)
            refusal->times = CLAMP(refusal->times + (int64_t)seen->times, 1, SANDBOX_TIMES_MAX);
    }
}

/* Of all workers together, the names in order: what a plug-in can arrange carries little. */
static void
take_refusals(const WorkerTeam *team, Submission *submission, FindingList *findings)
{
    GArray *refusals = submission->refusals;
    g_array_set_size(refusals, 0);
    for (uint32_t i = 0; i < team->n; i++)
        add_refusals(refusals, team->turns[i].results);
    g_array_sort(refusals, by_name);
    if (refusals->len == 0)
        return;
    /* Findings are printed: how often may follow the number of rows. */
    g_autofree char *words = sandbox_refusals_calls((const SandboxRefusal *)(const void *)refusals->data, refusals->len);
    finding_add(findings, 4065, "", 0, team->job->package->manifest->id, words, NULL);
}

/* One turn; the verdict of a failed one is added, but not when it is to be taken again. */
static bool
take_turn(WorkerTeam *team, Submission *submission, const bool *refused, FindingList *findings)
{
    size_t before = finding_list_size(findings);
    g_ptr_array_set_size(submission->inputs, 0);
    bool started = worker_team_start(team, findings);
    if (team->cannot_merge)
        return false;
    if (!started && finding_list_size(findings) > before) {
        submission->failure = finding_list_peek(findings, before)->number;
        return false;
    }
    bool good = started && feed_all(team, submission, refused, findings) && worker_team_finish(team);
    if (team->spoiled >= 0)
        return false;
    WorkerTurn *turn = good ? &team->turns[0] : team->failed;
    take_layers(turn, submission, findings);
    for (uint32_t i = 0; good && i < team->n; i++)
        submission->layers &= team->turns[i].results->layers.active;
    take_refusals(team, submission, findings);
    if (!good) {
        bool closed_in_time = turn->ended || turn->results->fault != WORKER_FINE;
        if (turn->process.pid > 0)
            turn->by_itself = worker_process_end(&turn->process, closed_in_time ? 500 : 0);
        submission->failure = worker_turn_verdict(turn, findings);
        return false;
    }
    take_row_findings(turn, findings);
    observation_set_free(submission->observations);
    submission->observations = g_steal_pointer(&turn->results->set);
    turn->results->set = observation_set_new();
    return true;
}

/* Of a turn that is taken again only the file that broke off is remembered. */
static void
keep_findings(FindingList *findings, const FindingList *seen, const char *file)
{
    for (size_t i = 0; i < finding_list_size(seen); i++) {
        const Finding *finding = finding_list_peek(seen, i);
        if (!file || strcmp(finding->file, file) == 0)
            finding_add_copy(findings, finding, NULL);
    }
}

static bool
run_turns(const WorkerJob *job, Submission *submission, FindingList *findings)
{
    const GPtrArray *inputs = job->package->manifest->inputs;
    g_autofree bool *refused = g_new0(bool, inputs->len + 1);
    uint32_t n_workers = CLAMP(job->workers, 1, WORKERS_MAX);
    for (;;) {
        g_autoptr(FindingList) seen = finding_list_new();
        WorkerTeam team;
        int64_t start = g_get_monotonic_time();
        bool good = worker_team_init(&team, job, n_workers, seen);
        if (good)
            good = take_turn(&team, submission, refused, seen);
        else
            submission->failure = 4030;
        int spoiled = team.spoiled;
        worker_team_clear(&team);
        if (job->cost)
            *job->cost = worker_team_cost(&team, g_get_monotonic_time() - start);
        g_free(team.turns);
        if (team.cannot_merge) {
            n_workers = 1;
            continue;
        }
        if (spoiled < 0) {
            keep_findings(findings, seen, NULL);
            return good;
        }
        refused[spoiled] = true;
        g_autofree char *file = source_map_file(job->sources, ((const Input *)inputs->pdata[spoiled])->id);
        keep_findings(findings, seen, file);
    }
}

bool
worker_run(const WorkerJob *job, Submission *submission, FindingList *findings)
{
    /* While real rows are in this process no other may look into it. */
    int dumpable = prctl(PR_GET_DUMPABLE);
    if (!job->synthetic)
        prctl(PR_SET_DUMPABLE, 0);
    submission->failure = 0;
    bool good = run_turns(job, submission, findings);
    if (!job->synthetic && dumpable == 1)
        prctl(PR_SET_DUMPABLE, 1);
    return good;
}
