/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/core/document/small_programme.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const FOLDERS[] = {"code_lists", "narrative/FY2026Q3", "narrative"};

static const struct {
    const char *name, *text;
} FILES[] = {
    {"programme.json",
     "{\n \"programme\": 1,\n \"id\": \"small\",\n \"name\": {\"en\": \"Small\", \"es\": \"Pequeño\"},\n"
     " \"agency\": {\"en\": \"An office\", \"es\": \"Una oficina\"},\n"
     " \"data_note\": {\"en\": \"Made up.\", \"es\": \"Inventados.\"},\n"
     " \"synthetic\": true,\n \"calendar\": \"us_fiscal\",\n \"editions\": [\"public\"],\n"
     " \"threshold\": 15,\n \"deviation_percent\": 20,\n"
     " \"objectives\": [{\"id\": \"PROT\", \"name\": {\"en\": \"Protection\", \"es\": \"Protección\"}}],\n"
     " \"partners\": [{\"id\": \"one\", \"plugin\": \"one\", \"short_name\": \"ONE\",\n"
     "   \"name\": {\"en\": \"One\", \"es\": \"Uno\"}, \"purpose\": {\"en\": \"Care\", \"es\": \"Atención\"},\n"
     "   \"award\": \"A-1\", \"award_from\": \"2024-10-01\", \"award_to\": \"2027-09-30\", \"settings\": {\"days\": 5}}],\n"
     " \"code_lists\": {\"dept\": \"2024\"},\n \"key_indicators\": [\"ONE-01\"]\n}\n"},
    {"targets.csv", "indicator,window,target,waiver_en,waiver_es,approved_on,approved_by\n"
                    "ONE-01,FY2026Q3,120,,,2025-10-01,M&E lead\n"
                    "ONE-01,FY2026,480.5,,,2025-10-01,M&E lead\n"
                    "ONE-01,LOA,,No target yet,Aún sin meta,2025-10-01,M&E lead\n"},
    {"baselines.csv", "indicator,baseline,date,source\nONE-01,0,2024-10-01,Start of the award\n"},
    {"milestones.csv", "id,partner,name_en,name_es,stage,due,done\n"
                       "route,one,Route agreed,Ruta acordada,2,2026-12-31,\n"},
    {"code_lists/dept.csv", "code,en,es,parent\n00,National,Nacional,\nANDINA,Andean,Andina,00\n05,Antioquia,Antioquia,ANDINA\n"},
    {"narrative/FY2026Q3/ONE-01.progress.en.md", "In the quarter {ONE-01:FY2026Q3} children,\ntarget {ONE-01:FY2026Q3:target}.\n"},
    {"narrative/FY2026Q3/ONE-01.progress.es.md", "En el trimestre {ONE-01:FY2026Q3}.\n"},
};

char *
small_programme_new(void)
{
    char *folder = g_dir_make_tmp("hito-plan-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *path = g_build_filename(folder, FOLDERS[i], NULL);
        g_assert(g_mkdir_with_parents(path, 0700) == 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++)
        small_programme_put(folder, FILES[i].name, FILES[i].text);
    return folder;
}

static void
remove_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_DIR))
            g_unlink(path);
    }
}

void
small_programme_remove(const char *folder)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *path = g_build_filename(folder, FOLDERS[i], NULL);
        remove_files(path);
        g_rmdir(path);
    }
    remove_files(folder);
    g_rmdir(folder);
}

void
small_programme_put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (text)
        g_assert(g_file_set_contents(path, text, -1, NULL));
    else
        g_assert(g_unlink(path) == 0);
}

void
small_programme_change(const char *folder, const char *name, const char *from, const char *to)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;
    g_assert(g_file_get_contents(path, &text, NULL, NULL));
    char *at = strstr(text, from);
    g_assert(at != NULL);
    g_autofree char *head = g_strndup(text, (size_t)(at - text));
    g_autofree char *changed = g_strconcat(head, to, at + strlen(from), NULL);
    small_programme_put(folder, name, changed);
}
