/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/source_map_write.h"

#include <jansson.h>
#include <string.h>

#include "core/document/json_walk.h"

enum { CANNOT_READ = 2501, SYNTAX, CANNOT_WRITE = 2530 };

static void
put_letter(json_t *node, const char *key, char letter)
{
    if (letter)
        json_object_set_new(node, key, json_stringn(&letter, 1));
}

static json_t *
column_json(const SourceMapColumn *column, const char *shown)
{
    json_t *node = json_object();
    json_t *names = json_array();
    json_array_append_new(names, json_string(shown));
    json_object_set_new(node, "names", names);
    if (column->dates != DATES_ISO)
        json_object_set_new(node, "dates", json_string(source_dates_name(column->dates)));
    put_letter(node, "decimal", column->decimal);
    put_letter(node, "thousands", column->thousands);
    if (column->width)
        json_object_set_new(node, "width", json_integer(column->width));
    if (column->double_encoded)
        json_object_set_new(node, "double_encoded", json_true());
    if (json_object_size(node) > 1)
        return node;
    json_decref(node);
    return json_string(shown);
}

static json_t *
input_json(const SourceMapInput *said, const Input *input)
{
    json_t *node = json_object();
    json_object_set_new(node, "file", json_string(said->file));
    json_object_set_new(node, "kind", json_string(source_kind_name(said->kind)));
    if (said->kind == KIND_CSV)
        json_object_set_new(node, "encoding", json_string(source_encoding_name(said->encoding)));
    if (said->delimiter)
        json_object_set_new(node, "delimiter", said->delimiter == '\t' ? json_string("tab") : json_stringn(&said->delimiter, 1));
    if (said->header_row != 1)
        json_object_set_new(node, "header_row", json_integer(said->header_row));
    json_t *columns = json_object();
    for (guint c = 0; c < input->columns->len; c++) {
        const SourceMapColumn *column = said->columns->pdata[c];
        json_object_set_new(columns, ((const Column *)input->columns->pdata[c])->name, column_json(column, column->names->pdata[0]));
    }
    json_object_set_new(node, "columns", columns);
    return node;
}

/* The document that is there already, or a new one; NULL when it is not sound. */
static json_t *
document_at(const char *path, const char *file, FindingList *findings)
{
    g_autofree char *bytes = NULL;
    gsize size = 0;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return json_pack("{s:i, s:{}}", "sources", 1, "inputs");
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, CANNOT_READ, file, 0, error->message, NULL);
        return NULL;
    }
    return json_walk_parse(bytes, size, file, SYNTAX, findings);
}

bool
source_map_write(const SourceMapInput *said, const Input *input, const char *path, FindingList *findings)
{
    g_autofree char *file = g_path_get_basename(path);
    json_t *document = document_at(path, file, findings);
    if (!document)
        return false;
    json_t *inputs = json_object_get(document, "inputs");
    if (!json_is_object(inputs)) {
        json_object_set_new(document, "inputs", json_object());
        inputs = json_object_get(document, "inputs");
    }
    json_object_set_new(inputs, said->input, input_json(said, input));
    char *text = json_dumps(document, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    g_autofree char *line = g_strconcat(text, "\n", NULL);
    free(text);
    json_decref(document);
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents_full(path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
        return true;
    finding_add(findings, CANNOT_WRITE, file, 0, error->message, NULL);
    return false;
}
