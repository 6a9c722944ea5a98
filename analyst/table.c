/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/table.h"

#include <math.h>
#include <string.h>

enum { COLUMNS_MAX = 4096 };

/* Where the reading stands; cells are closed in place. */
typedef struct Reading {
    char *at, *end;
    char delimiter;
    int64_t line;
    bool more; /* another cell of the same record follows */
} Reading;

static char *
quoted_cell(Reading *r)
{
    char *cell = ++r->at, *to = cell;
    while (r->at < r->end) {
        if (*r->at == '"') {
            if (r->at + 1 == r->end || r->at[1] != '"')
                break;
            r->at++;
        }
        r->line += *r->at == '\n';
        *to++ = *r->at++;
    }
    if (r->at == r->end)
        return NULL;
    r->at++;
    if (r->at < r->end && *r->at != r->delimiter && *r->at != '\n' && *r->at != '\r')
        return NULL;
    char *close = to;
    if (r->at < r->end && *r->at == '\r')
        r->at++;
    r->more = r->at < r->end && *r->at == r->delimiter;
    if (r->at < r->end)
        r->at++;
    *close = '\0';
    return cell;
}

/* The next cell, or NULL for a quote that is not closed or stands inside a cell. */
static char *
next_cell(Reading *r)
{
    char *cell = r->at;
    if (r->at < r->end && *r->at == '"')
        return quoted_cell(r);
    while (r->at < r->end && *r->at != r->delimiter && *r->at != '\n')
        if (*r->at++ == '"')
            return NULL;
    char *close = r->at;
    r->more = r->at < r->end && *r->at == r->delimiter;
    if (!r->more && close > cell && close[-1] == '\r')
        close--;
    if (r->at < r->end)
        r->at++;
    *close = '\0';
    return cell;
}

static char
find_delimiter(const char *bytes, size_t size)
{
    int commas = 0, semicolons = 0;
    for (size_t i = 0; i < size && bytes[i] != '\n'; i++) {
        commas += bytes[i] == ',';
        semicolons += bytes[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static bool
read_record(Table *table, Reading *r, GPtrArray *cells, FindingList *findings)
{
    int64_t line = r->line;
    guint before = cells->len;
    do {
        char *cell = next_cell(r);
        if (!cell || cells->len - before >= COLUMNS_MAX) {
            finding_add(findings, 607, table->file, line, NULL);
            return false;
        }
        g_ptr_array_add(cells, cell);
    } while (r->more);
    r->line++;
    return true;
}

static bool
is_blank(const GPtrArray *cells, guint from)
{
    return cells->len == from + 1 && *(char *)cells->pdata[from] == '\0';
}

static bool
read_rows(Table *table, Reading *r, FindingList *findings)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new();
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(int64_t));
    while (r->at < r->end) {
        guint before = cells->len;
        int64_t line = r->line;
        if (!read_record(table, r, cells, findings))
            return false;
        if (is_blank(cells, before)) {
            g_ptr_array_set_size(cells, (gint)before);
            continue;
        }
        if (lines->len == 0)
            table->columns = cells->len;
        if (cells->len - before != table->columns) {
            finding_add(findings, 608, table->file, line, NULL);
            return false;
        }
        g_array_append_val(lines, line);
    }
    if (lines->len == 0) {
        finding_add(findings, 606, table->file, 0, NULL);
        return false;
    }
    table->rows = lines->len - 1;
    table->name = g_memdup2(cells->pdata, table->columns * sizeof(char *));
    table->cell = g_memdup2(cells->pdata + table->columns, table->rows * table->columns * sizeof(char *));
    table->line = g_memdup2((int64_t *)(void *)lines->data + 1, table->rows * sizeof(int64_t));
    return true;
}

Table *
table_parse(const char *bytes, size_t size, const char *file, FindingList *findings)
{
    g_autoptr(Table) table = g_new0(Table, 1);
    table->file = g_strdup(file);
    if (size == 0)
        bytes = ""; /* an empty file may come without a place in memory */
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    if (memchr(bytes, '\0', size) || !g_utf8_validate(bytes, (gssize)size, NULL)) {
        finding_add(findings, 606, file, 0, NULL);
        return NULL;
    }
    table->bytes = g_malloc(size + 1);
    memcpy(table->bytes, bytes, size);
    table->bytes[size] = '\0';
    Reading reading = {table->bytes, table->bytes + size, find_delimiter(bytes, size), 1, false};
    return read_rows(table, &reading, findings) ? g_steal_pointer(&table) : NULL;
}

Table *
table_read(const char *path, FindingList *findings)
{
    g_autofree char *bytes = NULL, *file = g_path_get_basename(path);
    g_autoptr(GError) error = NULL;
    gsize size;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, 605, file, 0, NULL);
        return NULL;
    }
    return table_parse(bytes, size, file, findings);
}

void
table_free(Table *table)
{
    if (!table)
        return;
    g_free(table->file);
    g_free(table->bytes);
    g_free(table->name);
    g_free(table->cell);
    g_free(table->line);
    g_free(table);
}

int
table_column(const Table *table, const char *name, FindingList *findings)
{
    for (size_t j = 0; j < table->columns; j++)
        if (strcmp(table->name[j], name) == 0)
            return (int)j;
    finding_add(findings, 609, table->file, 1, name, NULL);
    return -1;
}

const char *
table_cell(const Table *table, size_t row, int column)
{
    return table->cell[row * table->columns + (size_t)column];
}

double
table_number(const Table *table, size_t row, int column, FindingList *findings)
{
    const char *text = table_cell(table, row, column);
    char *end;
    if (*text == '\0' || strcmp(text, "NA") == 0 || strcmp(text, ".") == 0)
        return NAN;
    double value = g_ascii_strtod(text, &end);
    if (*end == '\0' && isfinite(value))
        return value;
    finding_add(findings, 610, table->file, table->line[row], table->name[column], NULL);
    return NAN;
}
