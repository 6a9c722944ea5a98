/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/code_list.h"

#include <string.h>

static void
code_free(void *data)
{
    Code *code = data;
    g_free(code->code);
    g_free(code->parent);
    bilingual_clear(&code->label);
    g_free(code);
}

CodeList *
code_list_new(const char *id, const char *version)
{
    CodeList *list = g_new0(CodeList, 1);
    list->id = g_strdup(id);
    list->version = g_strdup(version);
    list->codes = g_ptr_array_new_with_free_func(code_free);
    return list;
}

void
code_list_free(CodeList *list)
{
    if (!list)
        return;
    g_free(list->id);
    g_free(list->version);
    g_ptr_array_free(list->codes, TRUE);
    g_free(list);
}

void
code_list_add(CodeList *list, const char *code, const char *en, const char *es, const char *parent)
{
    Code *added = g_new0(Code, 1);
    added->code = g_strdup(code);
    added->parent = g_strdup(parent ? parent : "");
    added->label = bilingual_dup(en, es);
    g_ptr_array_add(list->codes, added);
}

const Code *
code_list_find(const CodeList *list, const char *code)
{
    for (guint i = 0; i < list->codes->len; i++) {
        const Code *seen = list->codes->pdata[i];
        if (strcmp(seen->code, code) == 0)
            return seen;
    }
    return NULL;
}
