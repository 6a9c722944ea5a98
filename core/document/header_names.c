/* SPDX-License-Identifier: Apache-2.0 */
/* Enums of a generated header. Code lists are types of their own, so that a compiler tells a sex from an age band. */
#include "core/document/header_parts.h"

static void
write_list(Header *header, const ManifestCodeList *list)
{
    g_autofree char *tag = header_lower(list->id);
    g_autofree char *prefix = header_upper(list->id);
    g_autofree char *scope = g_strconcat("enum ", tag, NULL);
    header_claim(header, header->names, scope, list->id);
    g_string_append_printf(header->text, "\nenum %s {\n", tag);
    for (guint i = 0; i < list->codes->len; i++) {
        g_autofree char *code = header_upper(list->codes->pdata[i]);
        g_autofree char *name = g_strconcat(prefix, code[0] == '_' ? "" : "_", code, NULL);
        header_claim(header, header->names, name, list->codes->pdata[i]);
        g_string_append_printf(header->text, "    %s,\n", name);
    }
    g_autofree char *empty = g_strconcat(prefix, "_NULL", NULL);
    header_claim(header, header->names, empty, "");
    g_string_append_printf(header->text, "    %s = HITO_NULL_CODE\n};\n", empty);
}

static void
write_texts(Header *header, const char *prefix, const GPtrArray *texts)
{
    if (texts->len == 0)
        return;
    g_string_append(header->text, "\nenum {");
    for (guint i = 0; i < texts->len; i++) {
        const ManifestText *text = texts->pdata[i];
        g_autofree char *id = header_upper(text->id);
        g_autofree char *name = g_strdup_printf("%s_%s", prefix, id);
        header_claim(header, header->names, name, text->id);
        g_string_append_printf(header->text, "%s\n    %s", i ? "," : "", name);
    }
    g_string_append(header->text, "\n};\n");
}

static void
write_indicators(Header *header)
{
    g_string_append(header->text, "\nenum {");
    for (guint i = 0; i < header->manifest->indicators->len; i++) {
        const Indicator *indicator = header->manifest->indicators->pdata[i];
        g_autofree char *name = header_upper(indicator->code);
        header_claim(header, header->names, name, indicator->code);
        g_string_append_printf(header->text, "%s\n    %s", i ? "," : "", name);
    }
    g_string_append(header->text, "\n};\n");
}

static void
write_settings(Header *header)
{
    for (guint i = 0; i < header->manifest->settings->len; i++) {
        const Setting *setting = &g_array_index(header->manifest->settings, Setting, i);
        g_autofree char *id = header_lower(setting->name);
        g_autofree char *name = g_strconcat("setting_", id, NULL);
        header_claim(header, header->names, name, setting->name);
        g_string_append_printf(header->text,
                               "\n/* %" G_GINT64_FORMAT ", unless the programme says otherwise. */\n"
                               "static inline int32_t\n%s(const hito_study *study)\n{\n"
                               "    return (int32_t)hito_setting_value(study, %u);\n}\n",
                               setting->value, name, i);
    }
}

static void
write_inputs(Header *header)
{
    if (header->manifest->inputs->len == 0)
        return;
    g_string_append(header->text, "\nenum {");
    for (guint i = 0; i < header->manifest->inputs->len; i++) {
        const Input *input = header->manifest->inputs->pdata[i];
        g_autofree char *id = header_upper(input->id);
        g_autofree char *name = g_strconcat("INPUT_", id, NULL);
        header_claim(header, header->names, name, input->id);
        g_string_append_printf(header->text, "%s\n    %s", i ? "," : "", name);
    }
    g_string_append(header->text, "\n};\n");
}

void
header_names(Header *header)
{
    const Manifest *manifest = header->manifest;
    for (guint i = 0; i < manifest->code_lists->len; i++)
        write_list(header, manifest->code_lists->pdata[i]);
    write_inputs(header);
    write_indicators(header);
    write_texts(header, "RULE", manifest->rules);
    write_texts(header, "NOTE", manifest->notes);
    write_texts(header, "MESSAGE", manifest->messages);
    write_texts(header, "BY", manifest->methods);
    write_settings(header);
}
