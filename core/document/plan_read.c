/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/plan_read.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/plan_read_parts.h"

enum { FILE_BYTES_MAX = 16 << 20 };

/* A folder while it is read. */
typedef struct Folder {
    const char *path;
    FindingList *findings;
    GTree *digests; /* name in the folder -> SHA-256, in order of name */
} Folder;

static gint
compare_names(gconstpointer a, gconstpointer b, gpointer unused)
{
    (void)unused;
    return strcmp(a, b);
}

static gint
compare_pointed(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The bytes of a file of the folder, remembered for the digest. Owner: caller. Errors: NULL and a finding. */
static char *
take_file(Folder *folder, const char *name, gsize *size)
{
    g_autofree char *path = g_build_filename(folder->path, name, NULL);
    g_autofree char *file = g_path_get_basename(name);
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, size, &error)) {
        bool missing = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        finding_add(folder->findings, missing ? 1002 : 1003, file, 0, name, missing ? NULL : error->message, NULL);
        return NULL;
    }
    if (*size > FILE_BYTES_MAX) {
        finding_add(folder->findings, 1029, file, 0, NULL);
        return NULL;
    }
    g_tree_insert(folder->digests, g_strdup(name), digest_bytes(bytes, *size));
    return g_steal_pointer(&bytes);
}

static void
read_file(Folder *folder, Plan *plan, const char *name, void (*part)(Plan *, const char *, size_t, FindingList *))
{
    gsize size = 0;
    g_autofree char *bytes = take_file(folder, name, &size);
    if (bytes)
        part(plan, bytes, size, folder->findings);
}

static void
read_registers(Folder *folder, Plan *plan)
{
    static const struct {
        const char *name;
        void (*part)(Plan *, const char *, size_t, FindingList *);
    } REGISTERS[] = {{"indicators.csv", plan_read_indicators}, {"pipeline.csv", plan_read_pipeline},
                     {"funnels.csv", plan_read_funnels},       {"quality.csv", plan_read_quality},
                     {"obligations.csv", plan_read_obligations}, {"commitments.csv", plan_read_commitments}};
    for (size_t i = 0; i < G_N_ELEMENTS(REGISTERS); i++) {
        g_autofree char *path = g_build_filename(folder->path, REGISTERS[i].name, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            read_file(folder, plan, REGISTERS[i].name, REGISTERS[i].part);
    }
}

/* The names in a folder that end in @p suffix, in order; NULL when there is no such folder. Owner: caller. */
static GPtrArray *
names_in(const Folder *folder, const char *below, const char *suffix)
{
    g_autofree char *path = g_build_filename(folder->path, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (!dir)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (*name != '.' && g_str_has_suffix(name, suffix))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_pointed);
    return names;
}

static void
read_code_lists(Folder *folder, Plan *plan)
{
    for (guint i = 0; i < plan->code_lists->len; i++) {
        CodeList *list = plan->code_lists->pdata[i];
        g_autofree char *name = g_strdup_printf("code_lists/%s.csv", list->id);
        gsize size = 0;
        g_autofree char *bytes = take_file(folder, name, &size);
        if (bytes)
            plan_read_codes(list, bytes, size, folder->findings);
    }
    g_autoptr(GPtrArray) names = names_in(folder, "code_lists", ".csv");
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *id = g_strndup(name, strlen(name) - strlen(".csv"));
        if (!plan_find_code_list(plan, id))
            finding_add(folder->findings, 1012, name, 0, id, NULL);
    }
}

static void
read_narratives(Folder *folder, Plan *plan, const char *period)
{
    g_autofree char *below = g_strdup_printf("narrative/%s", period);
    g_autoptr(GPtrArray) names = names_in(folder, below, ".md");
    if (!names || names->len == 0)
        finding_add(folder->findings, 1075, "", 0, below, NULL);
    for (guint i = 0; names && i < names->len; i++) {
        g_autofree char *name = g_strdup_printf("%s/%s", below, (const char *)names->pdata[i]);
        gsize size = 0;
        g_autofree char *bytes = take_file(folder, name, &size);
        if (bytes)
            plan_read_narrative(plan, names->pdata[i], bytes, size, folder->findings);
    }
    plan_read_narratives_end(plan, folder->findings);
}

static gboolean
add_to_digest(gpointer name, gpointer sha256, gpointer digest)
{
    digest_add(digest, name, strlen(name) + 1);
    digest_add(digest, sha256, strlen(sha256) + 1);
    return FALSE;
}

static bool
refused_since(const FindingList *findings, size_t from)
{
    for (size_t i = from; i < finding_list_size(findings); i++) {
        if (finding_list_peek(findings, i)->level >= FINDING_USAGE)
            return true;
    }
    return false;
}

Plan *
plan_read(const char *path, const char *period, FindingList *findings)
{
    size_t from = finding_list_size(findings);
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
        finding_add(findings, 1001, "", 0, path, NULL);
        return NULL;
    }
    g_autoptr(Plan) plan = plan_new();
    g_autoptr(GTree) digests = g_tree_new_full(compare_names, NULL, g_free, g_free);
    Folder folder = {path, findings, digests};
    read_file(&folder, plan, "programme.json", plan_read_programme);
    Quarter quarter;
    if (!refused_since(findings, from) && period && !calendar_parse_quarter(&plan->calendar, period, &quarter))
        finding_add(findings, 1010, "", 0, period, NULL);
    if (refused_since(findings, from))
        return NULL; /* every other file would complain of partners and lists that were not read */
    read_file(&folder, plan, "targets.csv", plan_read_targets);
    read_file(&folder, plan, "baselines.csv", plan_read_baselines);
    read_file(&folder, plan, "milestones.csv", plan_read_milestones);
    read_registers(&folder, plan);
    read_code_lists(&folder, plan);
    if (period)
        read_narratives(&folder, plan, period);
    if (refused_since(findings, from))
        return NULL;
    g_autoptr(Digest) digest = digest_new();
    g_tree_foreach(digests, add_to_digest, digest);
    plan->sha256 = digest_finish(digest);
    return g_steal_pointer(&plan);
}

Calendar
plan_read_calendar(const char *path)
{
    g_autoptr(FindingList) unheard = finding_list_new();
    g_autoptr(Plan) plan = plan_new();
    g_autofree char *file = g_build_filename(path, "programme.json", NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    if (g_file_get_contents(file, &bytes, &size, NULL) && size <= FILE_BYTES_MAX)
        plan_read_programme(plan, bytes, size, unheard);
    return plan->calendar;
}
