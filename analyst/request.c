/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/request.h"

#include <math.h>
#include <string.h>

static int
find_option(const Request *request, const char *name)
{
    for (size_t i = 0; i < request->options; i++)
        if (strcmp(request->option[i].name, name) == 0)
            return (int)i;
    return -1;
}

bool
request_take(Request *request, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            request->json = true;
            continue;
        }
        int option = g_str_has_prefix(argv[i], "--") ? find_option(request, argv[i] + 2) : -1;
        if (option < 0) {
            finding_add(request->findings, 600, "", 0, argv[i], request->method, NULL);
            return false;
        }
        if (i + 1 == argc) {
            finding_add(request->findings, 601, "", 0, argv[i], request->method, NULL);
            return false;
        }
        request->value[option] = argv[++i];
    }
    return true;
}

const char *
request_text(const Request *request, const char *name, const char *otherwise)
{
    int option = find_option(request, name);
    return option >= 0 && request->value[option] ? request->value[option] : otherwise;
}

double
request_number(const Request *request, const char *name, double otherwise, double low, double high)
{
    const char *text = request_text(request, name, NULL);
    char *end;
    if (!text)
        return otherwise;
    double value = g_ascii_strtod(text, &end);
    if (end != text && *end == '\0' && value >= low && value <= high)
        return value;
    g_autofree char *range = g_strdup_printf("%g .. %g", low, high);
    finding_add(request->findings, 603, "", 0, name, range, NULL);
    return otherwise;
}

int
request_choice(const Request *request, const char *name, const char *const *words)
{
    const char *text = request_text(request, name, words[0]);
    for (int i = 0; words[i]; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    g_autofree char *all = g_strjoinv("|", (char **)(uintptr_t)words);
    finding_add(request->findings, 603, "", 0, name, all, NULL);
    return -1;
}

bool
request_needs(const Request *request, const char *const *names)
{
    bool complete = true;
    for (int i = 0; names[i]; i++)
        if (!request_text(request, names[i], NULL)) {
            finding_add(request->findings, 604, "", 0, request->method, names[i], NULL);
            complete = false;
        }
    return complete;
}

void *
request_memory(const Request *request, size_t count, size_t size)
{
    void *memory = g_malloc0_n(count > 0 ? count : 1, size);
    g_ptr_array_add(request->memory, memory);
    return memory;
}

double *
request_numbers(const Request *request, const char *option)
{
    const char *name = request_text(request, option, NULL);
    int column = name && request->table ? table_column(request->table, name, request->findings) : -1;
    if (column < 0)
        return NULL;
    double *out = request_memory(request, request->table->rows, sizeof *out);
    for (size_t i = 0; i < request->table->rows; i++)
        out[i] = table_number(request->table, i, column, request->findings);
    return out;
}

int32_t *
request_codes(const Request *request, const char *option, GPtrArray *names)
{
    const char *name = request_text(request, option, NULL);
    int column = name && request->table ? table_column(request->table, name, request->findings) : -1;
    if (column < 0)
        return NULL;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    int32_t *out = request_memory(request, request->table->rows, sizeof *out);
    for (size_t i = 0; i < request->table->rows; i++) {
        const char *cell = table_cell(request->table, i, column);
        gpointer code;
        if (*cell == '\0') {
            out[i] = -1;
            continue;
        }
        if (!g_hash_table_lookup_extended(seen, cell, NULL, &code)) {
            code = GINT_TO_POINTER(g_hash_table_size(seen));
            g_hash_table_insert(seen, (gpointer)(uintptr_t)cell, code);
            if (names)
                g_ptr_array_add(names, (gpointer)(uintptr_t)cell);
        }
        out[i] = GPOINTER_TO_INT(code);
    }
    return out;
}

int32_t *
request_full_codes(const Request *request, const char *option)
{
    int32_t *codes = request_codes(request, option, NULL);
    for (size_t i = 0; codes && i < request->table->rows; i++)
        if (codes[i] < 0)
            finding_add(request->findings, 618, request->table->file, request->table->line[i], request_text(request, option, ""), NULL);
    return codes;
}

size_t
request_columns(const Request *request, const char *option, int **columns)
{
    const char *text = request_text(request, option, NULL);
    if (!text || !request->table)
        return 0;
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    size_t n = g_strv_length(names);
    *columns = request_memory(request, n, sizeof **columns);
    for (size_t i = 0; i < n; i++)
        if (((*columns)[i] = table_column(request->table, names[i], request->findings)) < 0)
            return 0;
    return n;
}

bool
request_failed(const Request *request)
{
    return finding_list_worst(request->findings) >= FINDING_USAGE;
}
