/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin list and hito plugin show: manifests are read, no code of a plug-in is run. */
#include <string.h>

#include "core/command/compute_partner.h"
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

static const char *
standing(const PluginPackage *package, const GPtrArray *approvals, Language language)
{
    static const char *const WORDS[3][LANGUAGE_COUNT] = {
        {"not approved", "no aprobado"}, {"approved", "aprobado"}, {"revoked", "revocado"}};
    const Approval *approval = approve_find(approvals, package->manifest->sha256);
    return WORDS[!approval ? 0 : strcmp(approval->action, "approve") == 0 ? 1 : 2][language];
}

static void
list_one(Command *command, const PluginPackage *package, const GPtrArray *approvals, Answer *answer)
{
    const Manifest *manifest = package->manifest;
    const char *state = standing(package, approvals, command->json ? LANGUAGE_EN : command->language);
    if (!command->json) {
        printf("%-20s %-10s %-14s %s\n", manifest->id, manifest->version, state, manifest->publisher);
        return;
    }
    Answer *item = answer_item(answer, "plugins");
    answer_text(item, "id", manifest->id);
    answer_text(item, "version", manifest->version);
    answer_text(item, "publisher", manifest->publisher);
    answer_text(item, "standing", state);
    answer_text(item, "manifest_sha256", manifest->sha256);
}

void
plugin_list(Command *command)
{
    static const Usage USAGE = {
        "plugin list", "", 0, 0,
        {"List the plug-ins of a folder and whether each may run here.",
         "Enumera los complementos de una carpeta y si cada uno se puede ejecutar aquí."},
    };
    g_autofree char *given = NULL, *trust = NULL;
    const Option options[] = {
        {"plugins", 0, &given, NULL, "DIR", {"folder of plug-ins", "carpeta de complementos"}},
        {"trust", 0, &trust, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    g_autofree char *folder = plugin_folder(given);
    trust = trust ? trust : compute_partner_trust();
    g_autoptr(GPtrArray) approvals = approve_read(trust, command->findings);
    if (!approvals)
        return;
    g_autoptr(Answer) answer = answer_new();
    answer_list(answer, "plugins");
    g_autoptr(GPtrArray) names = folders_of(folder);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        g_autoptr(PluginPackage) package = plugin_package_open(path, command->findings);
        if (package)
            list_one(command, package, approvals, answer);
    }
    if (command->json)
        answer_print(answer, stdout);
}

static void
show_json(const PluginPackage *package, const GPtrArray *approvals)
{
    const Manifest *manifest = package->manifest;
    g_autoptr(Answer) answer = answer_new();
    answer_text(answer, "id", manifest->id);
    answer_text(answer, "version", manifest->version);
    answer_text(answer, "publisher", manifest->publisher);
    answer_text(answer, "licence", manifest->licence);
    answer_text(answer, "manifest_sha256", manifest->sha256);
    answer_text(answer, "library_sha256", manifest->library_sha256);
    answer_text(answer, "standing", standing(package, approvals, LANGUAGE_EN));
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
show_text(const PluginPackage *package, const GPtrArray *approvals, Language language)
{
    const Manifest *manifest = package->manifest;
    bool es = language == LANGUAGE_ES;
    printf("%s %s, %s\n%s%s\nmanifest %s\nlibrary  %s\n", manifest->id, manifest->version, manifest->publisher,
           standing(package, approvals, language), package->signature ? (es ? ", firmado" : ", signed") : (es ? ", sin firma" : ", not signed"),
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
    g_autofree char *trust = NULL;
    const Option options[] = {
        {"trust", 0, &trust, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    trust = trust ? trust : compute_partner_trust();
    g_autoptr(PluginPackage) package = plugin_package_open(command->argv[1], command->findings);
    g_autoptr(GPtrArray) approvals = package ? approve_read(trust, command->findings) : NULL;
    if (!approvals)
        return;
    if (command->json)
        show_json(package, approvals);
    else
        show_text(package, approvals, command->language);
}
