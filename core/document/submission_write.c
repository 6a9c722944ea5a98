/* SPDX-License-Identifier: Apache-2.0 */
/* Sixty thousand observations are usual, so they stand as columns: one array a member, not one object a cell. */
#include "core/document/calendar_json.h"
#include "core/document/sandbox_json.h"
#include "core/document/submission_write.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/document/json_lines.h"

/* One member of an observation as a column; what most cells hold is not written. */
typedef struct Member {
    const char *name;
    int64_t (*get)(const Observation *o);
    int64_t otherwise;
} Member;

static int64_t get_status(const Observation *o) { return o->status; }
static int64_t get_note(const Observation *o) { return o->note; }
static int64_t get_numerator(const Observation *o) { return o->numerator; }
static int64_t get_denominator(const Observation *o) { return o->denominator; }
static int64_t get_subjects(const Observation *o) { return o->subjects; }
static int64_t get_estimate(const Observation *o) { return o->estimate; }

static const Member MEMBERS[] = {
    {"status", get_status, 0},           {"note", get_note, 0},          {"numerator", get_numerator, 0},
    {"denominator", get_denominator, 0}, {"subjects", get_subjects, -1}, {"estimate", get_estimate, -1},
};

static void
put_member(json_t *block, const GPtrArray *rows, const Member *member)
{
    bool told = false;
    json_t *column = json_array();
    for (guint i = 0; i < rows->len; i++) {
        int64_t value = member->get(rows->pdata[i]);
        told |= value != member->otherwise;
        json_array_append_new(column, json_integer(value));
    }
    if (told)
        json_object_set_new(block, member->name, column);
    else
        json_decref(column);
}

static void
put_values(json_t *block, const GPtrArray *rows)
{
    bool told = false;
    json_t *column = json_array();
    for (guint i = 0; i < rows->len; i++) {
        const Observation *o = rows->pdata[i];
        told |= o->has_value;
        json_array_append_new(column, o->has_value ? json_real(o->value) : json_null());
    }
    if (told)
        json_object_set_new(block, "value", column);
    else
        json_decref(column);
}

static json_t *
observation_block(const Indicator *indicator, guint table, const GPtrArray *rows)
{
    const Table *declared = &g_array_index(indicator->tables, Table, table);
    json_t *windows = json_array(), *codes = json_array();
    for (guint i = 0; i < rows->len; i++)
        json_array_append_new(windows, json_integer(((const Observation *)rows->pdata[i])->window));
    for (size_t d = 0; d < declared->n_dimensions; d++) {
        json_t *column = json_array();
        for (guint i = 0; i < rows->len; i++)
            json_array_append_new(column, json_integer(((const Observation *)rows->pdata[i])->codes[d]));
        json_array_append_new(codes, column);
    }
    json_t *block = json_pack("{s:s, s:i, s:o, s:o}", "indicator", indicator->code, "table", (int)table, "window", windows,
                              "codes", codes);
    for (size_t m = 0; m < G_N_ELEMENTS(MEMBERS); m++)
        put_member(block, rows, &MEMBERS[m]);
    put_values(block, rows);
    return block;
}

/* The observations of an indicator stand together; those of one table keep their order of window and codes. */
static json_t *
observation_blocks(const Submission *submission)
{
    json_t *blocks = json_array();
    const GArray *all = submission->observations->observations;
    guint at = 0;
    while (submission->manifest && at < all->len) {
        guint end = at;
        uint16_t index = g_array_index(all, Observation, at).indicator;
        while (end < all->len && g_array_index(all, Observation, end).indicator == index)
            end++;
        const Indicator *indicator = submission->manifest->indicators->pdata[index];
        for (guint t = 0; t < indicator->tables->len; t++) {
            g_autoptr(GPtrArray) rows = g_ptr_array_new();
            for (guint i = at; i < end; i++) {
                if (g_array_index(all, Observation, i).table == t)
                    g_ptr_array_add(rows, &g_array_index(all, Observation, i));
            }
            if (rows->len > 0)
                json_array_append_new(blocks, observation_block(indicator, t, rows));
        }
        at = end;
    }
    return blocks;
}

static json_t *
estimate_row(const EstimateDetail *e)
{
    return json_pack("[f, f, f, f, I, i, i, i, i]", e->value, e->lower, e->upper, e->level, (json_int_t)e->sample,
                     (int)e->reference_day, (int)e->age_from, (int)e->age_to, (int)e->method);
}

static json_t *
finding_row(const Finding *f)
{
    json_t *row = json_pack("[i, i, s, I, I]", (int)f->number, (int)f->level, f->file, (json_int_t)f->row,
                            (json_int_t)f->count);
    for (size_t i = 0; i < G_N_ELEMENTS(f->argument); i++)
        json_array_append_new(row, json_string(f->argument[i]));
    return row;
}

static json_t *
input_row(const SubmissionInput *in)
{
    return json_pack("{s:s, s:s, s:s, s:b, s:I, s:I, s:I, s:I, s:I}", "id", in->id, "file", in->file, "sha256", in->sha256,
                     "present", in->present, "rows", (json_int_t)in->rows, "used", (json_int_t)in->used, "rejected",
                     (json_int_t)in->rejected, "blank", (json_int_t)in->blank, "repeated", (json_int_t)in->repeated);
}

static void
put_lists(json_t *root, const Submission *s)
{
    json_t *inputs = json_array(), *findings = json_array(), *estimates = json_array();
    for (guint i = 0; i < s->inputs->len; i++)
        json_array_append_new(inputs, input_row(s->inputs->pdata[i]));
    for (size_t i = 0; i < finding_list_size(s->findings); i++)
        json_array_append_new(findings, finding_row(finding_list_peek(s->findings, i)));
    for (guint i = 0; i < s->observations->estimates->len; i++)
        json_array_append_new(estimates, estimate_row(&g_array_index(s->observations->estimates, EstimateDetail, i)));
    json_object_set_new(root, "inputs", inputs);
    json_object_set_new(root, "findings", findings);
    json_object_set_new(root, "estimates", estimates);
    json_object_set_new(root, "observations", observation_blocks(s));
}

char *
submission_bytes(const Submission *s, size_t *size)
{
    char day[16], first[16] = "";
    period_format_day(s->as_of_day, day);
    if (s->windows)
        calendar_format_quarter(&s->windows->calendar, s->windows->first_quarter, first);
    gsize length = 0;
    const char *manifest = s->manifest_bytes ? g_bytes_get_data(s->manifest_bytes, &length) : "";
    json_t *root = json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:i, s:s, s:s%}", "submission", 1, "programme",
                             s->programme, "partner", s->partner, "period", s->period, "first_quarter", first, "as_of", day,
                             "synthetic", s->synthetic, "software", s->software,
                             "failure", (int)s->failure, "plan_sha256", s->plan_sha256, "manifest", manifest,
                             (size_t)length);
    if (s->windows)
        calendar_json_write(root, &s->windows->calendar);
    sandbox_json_write(root, s->layers, s->refusals);
    put_lists(root, s);
    char *bytes = json_lines(root, size);
    json_decref(root);
    return bytes;
}

bool
submission_write(Submission *submission, const char *path, FindingList *findings)
{
    size_t size = 0;
    g_autofree char *bytes = submission_bytes(submission, &size);
    g_autoptr(GError) error = NULL;
    if (!g_file_set_contents_full(path, bytes, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                  0600, &error)) {
        g_autofree char *file = g_path_get_basename(path);
        finding_add(findings, 5007, file, 0, error->message, NULL);
        return false;
    }
    g_free(submission->sha256);
    submission->sha256 = digest_bytes(bytes, size);
    return true;
}
