/* SPDX-License-Identifier: Apache-2.0 */
/* Inputs of a generated header: a struct per row, the function that the author writes, the reader that calls it. */
#include "core/document/header_parts.h"

static const struct {
    const char *type;   /* in C */
    const char *reader; /* sdk/batch.h, after "hito_field_" or "hito_maybe_" */
    char format;        /* first letter in Arrow */
} COLUMNS[COLUMN_TYPE_COUNT] = {
    [COLUMN_KEY] = {"int32_t", "int32", 'i'},   [COLUMN_CODE] = {NULL, "code", 'i'},
    [COLUMN_INT32] = {"int32_t", "int32", 'i'}, [COLUMN_INT64] = {"int64_t", "int64", 'l'},
    [COLUMN_DECIMAL] = {"int64_t", "int64", 'l'}, [COLUMN_REAL] = {"double", "real", 'g'},
    [COLUMN_DATE] = {"int32_t", "int32", 't'},  [COLUMN_BOOL] = {"uint8_t", "bool", 'C'},
    [COLUMN_TEXT] = {"hito_text", "text", 'u'},
};

static char *
type_of(const Header *header, const Column *column)
{
    if (column->type != COLUMN_CODE)
        return g_strdup(COLUMNS[column->type].type);
    g_autofree char *tag = header_lower(((ManifestCodeList *)header->manifest->code_lists->pdata[column->list])->id);
    return g_strconcat("enum ", tag, NULL);
}

/* The host puts the null code where a code list has one. */
static bool
may_be_empty(const Column *column)
{
    return column->nullable && (column->type != COLUMN_CODE || column->null_code < 0);
}

/* What a reader of the struct cannot see from the type alone. */
static char *
remark_of(const Header *header, const Column *column)
{
    const char *empty = column->nullable || (column->type == COLUMN_CODE && column->null_code < 0) ? ", may be empty" : "";
    if (column->type == COLUMN_KEY)
        return g_strdup_printf("key of a %s%s", (char *)header->manifest->domains->pdata[column->domain],
                               column->nullable ? empty : "");
    if (column->type == COLUMN_CODE)
        return column->nullable && column->null_code < 0 ? g_strdup("may be empty") : NULL;
    if (column->type == COLUMN_DECIMAL)
        return g_strdup_printf("decimal, in 10^-%d%s", column->scale, column->nullable ? empty : "");
    return g_strdup_printf("%s%s", column_type_name(column->type), column->nullable ? empty : "");
}

static void
write_row(Header *header, const Input *input, const char *id)
{
    GHashTable *members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_string_append_printf(header->text, "\ntypedef struct %s_row {\n", id);
    for (guint c = 0; c < input->columns->len; c++) {
        const Column *column = input->columns->pdata[c];
        g_autofree char *name = header_lower(column->name);
        g_autofree char *type = type_of(header, column);
        g_autofree char *remark = remark_of(header, column);
        header_claim(header, members, name, column->name);
        g_string_append_printf(header->text, "    %s %s;%s%s%s\n", type, name, remark ? " /* " : "", remark ? remark : "",
                               remark ? " */" : "");
    }
    g_string_append_printf(header->text, "} %s_row;\n", id);
    g_hash_table_destroy(members);
}

static void
write_reader(Header *header, const Input *input, const char *id)
{
    g_string_append_printf(header->text,
                           "\n/* Yours: called for each row of %s. */\nvoid on_%s(hito_study *study, const %s_row *row);\n"
                           "\nstatic inline void\nhito_own_read_%s(hito_study *study, const struct ArrowArray *batch)\n{\n"
                           "    const hito_column",
                           input->id, id, id, id);
    for (guint c = 0; c < input->columns->len; c++)
        g_string_append_printf(header->text, " c%u = hito_column_of(batch, %u),%s", c, c, c % 3 == 2 ? "\n                     " : "");
    g_string_append_printf(header->text,
                           " rows = hito_column_of(batch, %u);\n"
                           "    for (int64_t i = 0; hito_next_row(study, batch, rows, i); i++) {\n"
                           "        const %s_row row = {\n",
                           input->columns->len, id);
    for (guint c = 0; c < input->columns->len; c++) {
        const Column *column = input->columns->pdata[c];
        g_autofree char *name = header_lower(column->name);
        g_autofree char *type = type_of(header, column);
        g_autofree char *cast = column->type == COLUMN_CODE ? g_strdup_printf("(%s)", type) : g_strdup("");
        g_string_append_printf(header->text, "            .%s = %shito_%s_%s(c%u, i),\n", name, cast,
                               may_be_empty(column) ? "maybe" : "field", COLUMNS[column->type].reader, c);
    }
    g_string_append_printf(header->text, "        };\n        on_%s(study, &row);\n    }\n}\n", id);
}

void
header_inputs(Header *header)
{
    const GPtrArray *inputs = header->manifest->inputs;
    for (guint i = 0; i < inputs->len; i++) {
        const Input *input = inputs->pdata[i];
        g_autofree char *id = header_lower(input->id);
        g_autofree char *name = g_strconcat("on_", id, NULL);
        header_claim(header, header->names, name, input->id);
        write_row(header, input, id);
        write_reader(header, input, id);
    }
    if (inputs->len == 0)
        return;
    g_string_append(header->text, "\nstatic const hito_input_spec hito_own_inputs[] = {\n");
    for (guint i = 0; i < inputs->len; i++) {
        const Input *input = inputs->pdata[i];
        g_autofree char *id = header_lower(input->id);
        g_string_append_printf(header->text, "    {%d, %u, \"", input->empty_means_none, input->columns->len);
        for (guint c = 0; c < input->columns->len; c++)
            g_string_append_c(header->text, COLUMNS[((Column *)input->columns->pdata[c])->type].format);
        g_string_append_printf(header->text, "l\", hito_own_read_%s},\n", id);
    }
    g_string_append(header->text, "};\n");
}
