/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/estimate/fixture.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *
fixture_folder(void)
{
    static char folder[4096];
    const char *shared = getenv("HITO_SHARED");
    snprintf(folder, sizeof folder, "%s/fixtures/stats", shared ? shared : "../shared");
    FILE *index = fopen(strcat(folder, "/INDEX.csv"), "r");
    if (!index) {
        printf("no fixtures at %s: skipped\n", folder);
        exit(FIXTURE_SKIP);
    }
    fclose(index);
    *strrchr(folder, '/') = '\0';
    return folder;
}

static char *
next_cell(char **cursor)
{
    char *start = *cursor, *end = start + strcspn(start, ",\r\n");
    *cursor = *end == ',' ? end + 1 : end;
    *end = '\0';
    if (*start == '"') {
        start++;
        end[-1] = '\0';
    }
    return start;
}

FixtureTable *
fixture_table(const char *file)
{
    char path[4200], line[4096];
    snprintf(path, sizeof path, "%s/data/%s", fixture_folder(), file);
    FILE *in = fopen(path, "r");
    FixtureTable *table = calloc(1, sizeof *table);
    if (!in || !table || !fgets(line, sizeof line, in))
        exit(EXIT_FAILURE);
    char *cursor = line, *end = line + strcspn(line, "\r\n");
    while (cursor < end)
        snprintf(table->name[table->columns++], FIXTURE_CELL, "%.*s", FIXTURE_CELL - 1, next_cell(&cursor));
    while (table->rows < FIXTURE_ROWS && fgets(line, sizeof line, in)) {
        cursor = line;
        for (size_t j = 0; j < table->columns; j++)
            snprintf(table->cell[table->rows][j], FIXTURE_CELL, "%.*s", FIXTURE_CELL - 1, next_cell(&cursor));
        table->rows++;
    }
    fclose(in);
    return table;
}

Fixture
fixture_open(const char *id)
{
    char path[4200];
    json_error_t error;
    snprintf(path, sizeof path, "%s/%s.json", fixture_folder(), id);
    Fixture fixture = {.id = id, .document = json_load_file(path, 0, &error)};
    if (!fixture.document) {
        printf("%s: %s\n", path, error.text);
        exit(EXIT_FAILURE);
    }
    const char *data = json_string_value(json_object_get(fixture.document, "data"));
    if (data)
        fixture.table = fixture_table(strrchr(data, '/') + 1);
    return fixture;
}

static json_t *
find(Fixture *fixture, const char *name)
{
    json_t *all = json_object_get(fixture->document, "expected");
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i);
        if (strcmp(json_string_value(json_object_get(one, "name")), name) == 0)
            return one;
    }
    printf("%-36s %-40s is not in the fixture\n", fixture->id, name);
    fixture->failed++;
    return NULL;
}

static void
judge(Fixture *fixture, const char *name, double got, double value, double relative, double absolute, const char *note)
{
    double tolerance = fmax(relative * fabs(value), absolute);
    int right = fabs(got - value) <= tolerance;
    printf("%-36s %-40s %19.12g %19.12g %8.1e %9.1e %s%s%s\n", fixture->id, name, value, got, relative,
           fabs(value) > 0 ? got / value - 1 : got - value, right ? "ok" : "WRONG", note ? "; " : "", note ? note : "");
    fixture->compared++;
    fixture->failed += !right;
}

static void
mark(json_t *one)
{
    json_object_set_new(one, "seen", json_true());
}

void
fixture_is(Fixture *fixture, double got, const char *format, ...)
{
    char name[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    json_t *one = find(fixture, name);
    if (!one)
        return;
    mark(one);
    judge(fixture, name, got, json_number_value(json_object_get(one, "value")), json_number_value(json_object_get(one, "tol_rel")),
          json_number_value(json_object_get(one, "tol_abs")), NULL);
}

void
fixture_is_instead(Fixture *fixture, double got, double value, double tolerance, const char *why, const char *name)
{
    json_t *one = find(fixture, name);
    if (one)
        mark(one);
    judge(fixture, name, got, value, tolerance, 0, why);
}

void
fixture_is_within(Fixture *fixture, double got, double tolerance, const char *why, const char *name)
{
    json_t *one = find(fixture, name);
    if (!one)
        return;
    mark(one);
    judge(fixture, name, got, json_number_value(json_object_get(one, "value")), tolerance, 0, why);
}

void
fixture_leaves_out(Fixture *fixture, const char *prefix, const char *why)
{
    json_t *all = json_object_get(fixture->document, "expected");
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i);
        const char *name = json_string_value(json_object_get(one, "name"));
        if (strncmp(name, prefix, strlen(prefix)) != 0)
            continue;
        mark(one);
        printf("%-36s %-40s %19.12g %19s left out: %s\n", fixture->id, name, json_number_value(json_object_get(one, "value")), "-",
               why);
    }
}

size_t
fixture_close(Fixture *fixture)
{
    json_t *all = json_object_get(fixture->document, "expected");
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i);
        if (json_object_get(one, "seen"))
            continue;
        printf("%-36s %-40s was never compared\n", fixture->id, json_string_value(json_object_get(one, "name")));
        fixture->failed++;
    }
    printf("%-36s %zu compared, %zu wrong\n\n", fixture->id, fixture->compared, fixture->failed);
    json_decref(fixture->document);
    free(fixture->table);
    return fixture->failed;
}

size_t
fixture_column(const FixtureTable *table, const char *name)
{
    for (size_t j = 0; j < table->columns; j++)
        if (strcmp(table->name[j], name) == 0)
            return j;
    printf("no column %s\n", name);
    exit(EXIT_FAILURE);
}

double
fixture_number(const FixtureTable *table, size_t row, size_t column)
{
    char *end;
    const char *text = table->cell[row][column];
    double value = strtod(text, &end);
    return end == text ? (double)NAN : value;
}

static json_t *
input_at(const Fixture *fixture, const char *path)
{
    char part[100];
    json_t *at = json_object_get(fixture->document, "inputs");
    while (at && *path) {
        size_t length = strcspn(path, ".");
        snprintf(part, sizeof part, "%.*s", (int)length, path);
        at = json_object_get(at, part);
        path += length + (path[length] == '.');
    }
    return at;
}

double
fixture_input(const Fixture *fixture, const char *path)
{
    return json_number_value(input_at(fixture, path));
}

size_t
fixture_inputs(const Fixture *fixture, const char *path, double *out, size_t capacity)
{
    json_t *all = input_at(fixture, path);
    size_t n = json_array_size(all) < capacity ? json_array_size(all) : capacity;
    for (size_t i = 0; i < n; i++)
        out[i] = json_number_value(json_array_get(all, i));
    return n;
}
