/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/compute_partner.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/manifest_read.h"
#include "core/document/source_map_read.h"
#include "core/runner/approve.h"
#include "core/runner/plugin_package.h"
#include "core/runner/worker_run.h"

char *
compute_partner_trust(void)
{
    return g_build_filename(g_get_user_data_dir(), "hito", "trust", NULL);
}

/* "partner/name" of the programme to name -> value. */
static GHashTable *
settings_of(const Plan *plan, const char *partner)
{
    GHashTable *settings = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree char *prefix = g_strdup_printf("%s/", partner);
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, plan->settings);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        if (g_str_has_prefix(key, prefix))
            g_hash_table_insert(settings, (char *)key + strlen(prefix), value);
    }
    return settings;
}

/* The seed depends on what is computed and on nothing else. */
static uint64_t
seed_of(const Submission *submission)
{
    g_autofree char *what = g_strdup_printf("%s/%s/%s", submission->programme, submission->partner, submission->period);
    g_autofree char *sum = digest_bytes(what, strlen(what));
    sum[16] = 0;
    return g_ascii_strtoull(sum, NULL, 16);
}

static Submission *
blank_submission(const ComputeRequest *request)
{
    WindowSet *windows = calendar_windows(&request->plan->calendar, calendar_quarter_of_day(request->partner->award_from_day), request->report_quarter);
    if (!windows)
        return NULL;
    Submission *submission = submission_new();
    submission->windows = windows;
    char period[12];
    calendar_format_quarter(&request->plan->calendar, request->report_quarter, period);
    const struct {
        char **member;
        const char *value;
    } TEXTS[] = {
        {&submission->programme, request->plan->id},
        {&submission->partner, request->partner->id},
        {&submission->period, period},
        {&submission->software, "hito " HITO_VERSION},
        {&submission->plan_sha256, request->plan->sha256 ? request->plan->sha256 : ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_free(*TEXTS[i].member);
        *TEXTS[i].member = g_strdup(TEXTS[i].value);
    }
    submission->as_of_day = request->as_of_day;
    submission->synthetic = request->plan->synthetic;
    return submission;
}

static void
take_manifest(Submission *submission, const PluginPackage *package, FindingList *findings)
{
    gsize size = 0;
    const char *bytes = g_bytes_get_data(package->manifest_bytes, &size);
    submission->manifest = manifest_parse(bytes, size, "manifest.json", findings);
    submission->manifest_bytes = g_bytes_ref(package->manifest_bytes);
}

static char *
data_folder(const ComputeRequest *request, FindingList *findings)
{
    g_autofree char *own = g_build_filename(request->data, request->partner->id, NULL);
    if (g_file_test(own, G_FILE_TEST_IS_DIR))
        return g_steal_pointer(&own);
    g_autoptr(GDir) folder = g_dir_open(request->data, 0, NULL);
    for (const char *name = folder ? g_dir_read_name(folder) : NULL; name; name = g_dir_read_name(folder)) {
        if (g_str_has_suffix(name, ".csv") || strcmp(name, "sources.json") == 0)
            return g_strdup(request->data);
    }
    finding_add(findings, 110, "", 0, request->partner->id, request->data, NULL);
    return NULL;
}

/* How the partner's files differ from the manifest, when it says so; false when what it says is wrong. */
static bool
read_sources(const char *data, const Manifest *manifest, SourceMap **sources, FindingList *findings)
{
    g_autofree char *path = g_build_filename(data, "sources.json", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    *sources = source_map_read(path, manifest, findings);
    if (*sources)
        finding_add(findings, 2510, "sources.json", 0, (*sources)->sha256, NULL);
    return *sources != NULL;
}

static void
run_plugin(const ComputeRequest *request, Submission *submission, FindingList *findings)
{
    g_autoptr(PluginPackage) package = plugin_package_find(request->plugins, request->partner->plugin, findings);
    if (!package)
        return;
    take_manifest(submission, package, findings);
    g_autofree char *data = data_folder(request, findings);
    if (package->library < 0 || !data || !approve_may_run(request->trust, package, findings))
        return;
    g_autoptr(SourceMap) sources = NULL;
    if (!read_sources(data, package->manifest, &sources, findings))
        return;
    g_autoptr(GHashTable) settings = settings_of(request->plan, request->partner->id);
    g_autofree char *worker = worker_run_default_path();
    WorkerJob job = {
        .package = package,
        .windows = submission->windows,
        .settings = settings,
        .data_folder = data,
        .sources = sources,
        .synthetic = request->plan->synthetic,
        .as_of_day = request->as_of_day,
        .seed = seed_of(submission),
        .worker_path = worker,
        .workers = request->workers,
    };
    worker_run(&job, submission, findings);
}

Submission *
compute_partner(const ComputeRequest *request, FindingList *findings)
{
    size_t before = finding_list_size(findings);
    finding_list_set_partner(findings, request->partner->id);
    g_autoptr(Submission) submission = blank_submission(request);
    if (!submission) {
        finding_add(findings, 111, "", 0, request->partner->id, NULL);
        finding_list_set_partner(findings, "");
        return NULL;
    }
    run_plugin(request, submission, findings);
    finding_list_set_partner(findings, "");
    bool computed = submission->observations->observations->len > 0;
    for (size_t i = before; i < finding_list_size(findings); i++) {
        const Finding *finding = finding_list_peek(findings, i);
        finding_add_copy(submission->findings, finding, NULL);
        if (!computed && submission->failure == 0 && finding->level >= FINDING_ERROR)
            submission->failure = finding->number;
    }
    return g_steal_pointer(&submission);
}
