/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin list and hito plugin show: manifests are read, no code of a plug-in is run. */
#include <string.h>

#include "core/command/compute_partner.h"
#include "core/command/office.h"
#include "core/command/office_trust.h"
#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/command/plugin_folder.h"
#include "core/document/answer.h"
#include "core/runner/approve.h"

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
folders_of(const char *plugins)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) folder = g_dir_open(plugins, 0, NULL);
    for (const char *name = folder ? g_dir_read_name(folder) : NULL; name; name = g_dir_read_name(folder)) {
        g_autofree char *manifest = g_build_filename(plugins, name, "manifest.json", NULL);
        if (g_file_test(manifest, G_FILE_TEST_EXISTS))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, by_name);
    return names;
}

/* What is known of the approvals: the lines of the trust folder, and those that an office's ledger holds, NULL without one. */
typedef struct Trust {
    GPtrArray *approvals, *held;
} Trust;

static void
trust_clear(Trust *trust)
{
    g_clear_pointer(&trust->approvals, g_ptr_array_unref);
    g_clear_pointer(&trust->held, g_ptr_array_unref);
}

/* Takes the word for the trust folder over. */
static bool
trust_read(Trust *trust, const char *office, char **folder, FindingList *findings)
{
    if (!*folder)
        *folder = office ? office_trust(office) : compute_partner_trust();
    trust->approvals = approve_read(*folder, findings);
    g_autofree char *path = office ? office_ledger(office) : NULL;
    if (trust->approvals && path && g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_READ, findings);
        trust->held = ledger ? ledger_trust(ledger) : NULL;
    }
    return trust->approvals != NULL;
}

static const char *
standing(const Approval *approval, Language language)
{
    static const char *const WORDS[3][LANGUAGE_COUNT] = {
        {"not approved", "no aprobado"}, {"approved", "aprobado"}, {"revoked", "revocado"}};
    return WORDS[!approval ? 0 : strcmp(approval->action, "approve") == 0 ? 1 : 2][language];
}

/* The record of the ledger that holds an approval, 0 for none. */
static int64_t
record_of(const Trust *trust, const Approval *approval)
{
    int64_t record = 0;
    for (guint i = 0; trust->held && approval && i < trust->held->len; i++) {
        const LedgerTrust *line = trust->held->pdata[i];
        if (strcmp(line->subject, "plugin") == 0 && strcmp(line->action, approval->action) == 0 && strcmp(line->id, approval->plugin) == 0 &&
            strcmp(line->evidence, approval->manifest_sha256) == 0 && strcmp(line->person, approval->person) == 0 &&
            strcmp(line->day, approval->day) == 0)
            record = line->record;
    }
    return record;
}

/* By whom, when, and where the ledger says so: " An Approver 2026-07-01, ledger 3"; "" when nobody decided. Owner: caller. */
static char *
decision(const Trust *trust, const Approval *approval, Language language)
{
    int64_t record = record_of(trust, approval);
    g_autofree char *ledger = record ? g_strdup_printf(language == LANGUAGE_ES ? ", registro %" G_GINT64_FORMAT " del libro"
                                                                               : ", record %" G_GINT64_FORMAT " of the ledger", record)
                                     : g_strdup("");
    return approval ? g_strdup_printf("%s%s%s%s", approval->person, *approval->day ? " " : "", approval->day, ledger) : g_strdup("");
}

static void
answer_decision(Answer *answer, const Trust *trust, const Approval *approval)
{
    answer_text(answer, "standing", standing(approval, LANGUAGE_EN));
    answer_text(answer, "person", approval ? approval->person : "");
    answer_text(answer, "day", approval ? approval->day : "");
    answer_text(answer, "key", approval ? approval->key : "");
    answer_number(answer, "ledger_record", record_of(trust, approval));
}

static void
list_one(Command *command, const PluginPackage *package, const Trust *trust, Answer *answer)
{
    const Manifest *manifest = package->manifest;
    const Approval *approval = approve_find(trust->approvals, manifest->sha256);
    if (!command->json) {
        g_autofree char *who = decision(trust, approval, command->language);
        printf("%-20s %-10s %-14s %s%s%s\n", manifest->id, manifest->version, standing(approval, command->language), manifest->publisher,
               *who ? "; " : "", who);
        return;
    }
    Answer *item = answer_item(answer, "plugins");
    answer_text(item, "id", manifest->id);
    answer_text(item, "version", manifest->version);
    answer_text(item, "publisher", manifest->publisher);
    answer_text(item, "manifest_sha256", manifest->sha256);
    answer_decision(item, trust, approval);
}

void
plugin_list(Command *command)
{
    static const Usage USAGE = {
        "plugin list", "", 0, 0,
        {"List the plug-ins of a folder and whether each may run here.",
         "Enumera los complementos de una carpeta y si cada uno se puede ejecutar aquí."},
    };
    g_autofree char *given = NULL, *folder = NULL, *office = NULL;
    const Option options[] = {
        {"plugins", 0, &given, NULL, "DIR", {"folder of plug-ins", "carpeta de complementos"}},
        {"office", 0, &office, NULL, "DIR", {"an office: its folder trust, and its ledger", "una oficina: su carpeta trust y su libro"}},
        {"trust", 0, &folder, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    g_autofree char *plugins = plugin_folder(given);
    Trust trust = {0};
    if (!trust_read(&trust, office, &folder, command->findings))
        return;
    g_autoptr(Answer) answer = answer_new();
    answer_list(answer, "plugins");
    g_autoptr(GPtrArray) names = folders_of(plugins);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(plugins, names->pdata[i], NULL);
        g_autoptr(PluginPackage) package = plugin_package_open(path, command->findings);
        if (package)
            list_one(command, package, &trust, answer);
    }
    if (command->json)
        answer_print(answer, stdout);
    trust_clear(&trust);
}

static void
show_json(const PluginPackage *package, const Trust *trust)
{
    const Manifest *manifest = package->manifest;
    g_autoptr(Answer) answer = answer_new();
    answer_text(answer, "id", manifest->id);
    answer_text(answer, "version", manifest->version);
    answer_text(answer, "publisher", manifest->publisher);
    answer_text(answer, "licence", manifest->licence);
    answer_text(answer, "manifest_sha256", manifest->sha256);
    answer_text(answer, "library_sha256", manifest->library_sha256);
    answer_decision(answer, trust, approve_find(trust->approvals, manifest->sha256));
    answer_flag(answer, "signed", package->signature != NULL);
    answer_number(answer, "memory_mb", manifest->memory_mb);
    answer_number(answer, "cpu_seconds", manifest->cpu_seconds);
    answer_number(answer, "wall_seconds", manifest->wall_seconds);
    answer_number(answer, "observations", (int64_t)manifest->max_observations);
    answer_list(answer, "indicators");
    for (guint i = 0; i < manifest->indicators->len; i++) {
        const Indicator *indicator = manifest->indicators->pdata[i];
        Answer *item = answer_item(answer, "indicators");
        answer_text(item, "code", indicator->code);
        answer_text(item, "type", rollup_type_name(indicator->type));
        answer_text(item, "class", protection_class_name(indicator->protection));
        answer_text(item, "name", bilingual_peek(&indicator->name, LANGUAGE_EN));
    }
    answer_print(answer, stdout);
}

/* What somebody wants to know before approving: which columns it reads, what it computes, what it may use. */
static void
show_text(const PluginPackage *package, const Trust *trust, Language language)
{
    const Manifest *manifest = package->manifest;
    bool es = language == LANGUAGE_ES;
    const Approval *approval = approve_find(trust->approvals, manifest->sha256);
    g_autofree char *who = decision(trust, approval, language);
    printf("%s %s, %s\n%s%s%s%s\nmanifest %s\nlibrary  %s\n", manifest->id, manifest->version, manifest->publisher,
           standing(approval, language), !*who ? "" : es ? " por " : " by ", who, package->signature ? (es ? ", firmado" : ", signed") : (es ? ", sin firma" : ", not signed"),
           manifest->sha256, manifest->library_sha256);
    printf("%u MB, %u s CPU, %u s, %" G_GUINT64_FORMAT " obs.\n", manifest->memory_mb, manifest->cpu_seconds, manifest->wall_seconds,
           manifest->max_observations);
    for (guint i = 0; i < manifest->inputs->len; i++) {
        const Input *input = manifest->inputs->pdata[i];
        printf("\n%s.csv:", input->id);
        for (guint c = 0; c < input->columns->len; c++)
            printf(" %s", ((const Column *)input->columns->pdata[c])->name);
    }
    printf("\n\n");
    for (guint i = 0; i < manifest->indicators->len; i++) {
        const Indicator *indicator = manifest->indicators->pdata[i];
        printf("%-10s %-9s %s  %s\n", indicator->code, rollup_type_name(indicator->type), protection_class_name(indicator->protection),
               bilingual_peek(&indicator->name, language));
    }
}

void
plugin_show(Command *command)
{
    static const Usage USAGE = {
        "plugin show", "FOLDER", 1, 1,
        {"Show what a plug-in says of itself: what it reads, what it computes, what it may use.",
         "Muestra lo que un complemento dice de sí mismo: qué lee, qué calcula, qué puede usar."},
    };
    g_autofree char *folder = NULL, *office = NULL;
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"an office: its folder trust, and its ledger", "una oficina: su carpeta trust y su libro"}},
        {"trust", 0, &folder, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    Trust trust = {0};
    g_autoptr(PluginPackage) package = plugin_package_open(command->argv[1], command->findings);
    if (!package || !trust_read(&trust, office, &folder, command->findings))
        return;
    if (command->json)
        show_json(package, &trust);
    else
        show_text(package, &trust, command->language);
    trust_clear(&trust);
}
