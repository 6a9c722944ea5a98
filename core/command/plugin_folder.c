/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/plugin_folder.h"

#include "core/document/manifest_read.h"

char *
plugin_folder(const char *given)
{
    if (given)
        return g_strdup(given);
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *bin = g_path_get_dirname(program ? program : "/usr/bin/hito");
    g_autofree char *prefix = g_path_get_dirname(bin);
    char *built = g_build_filename(prefix, "plugins", NULL);
    if (g_file_test(built, G_FILE_TEST_IS_DIR))
        return built;
    g_free(built);
    return g_build_filename(prefix, HITO_LIBDIR, "hito", "plugins", NULL);
}

static void
free_manifest(void *manifest)
{
    manifest_free(manifest);
}

GPtrArray *
plugin_folder_manifests(const char *folder, const Plan *plan, FindingList *findings)
{
    GPtrArray *manifests = g_ptr_array_new_with_free_func(free_manifest);
    for (guint i = 0; i < plan->partners->len; i++) {
        const Partner *partner = plan->partners->pdata[i];
        g_autofree char *path = g_build_filename(folder, partner->plugin, "manifest.json", NULL);
        finding_list_set_partner(findings, partner->id);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            g_ptr_array_add(manifests, manifest_read(path, findings));
        } else {
            finding_add(findings, 201, "", 0, partner->plugin, folder, NULL);
            g_ptr_array_add(manifests, NULL);
        }
    }
    finding_list_set_partner(findings, "");
    return manifests;
}
