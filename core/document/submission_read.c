/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/calendar_json.h"
#include "core/document/sandbox_json.h"
#include "core/document/submission_read.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/manifest_read.h"
#include "core/document/submission_columns.h"

enum { SUBMISSION_VERSION = 1, TEXT_MAX = 400 };

static const int64_t COUNT_MAX = INT64_C(1000000000000);

/* A text that will be printed: short, and without the control characters that a terminal would obey. */
static char *
plain_text(JsonWalk *walk, const char *text)
{
    bool good = strlen(text) <= TEXT_MAX;
    for (const char *p = text; good && *p; p++)
        good = (unsigned char)*p >= 0x20 && *p != 0x7f;
    if (!good)
        json_walk_malformed(walk, "0..400 printable bytes");
    return g_strdup(good ? text : "");
}

static void
replace(char **member, char *text)
{
    g_free(*member);
    *member = text;
}

static char *
read_text(JsonWalk *walk, json_t *object, const char *key)
{
    const char *text = json_walk_string(walk, object, key);
    size_t mark = json_walk_enter(walk, key);
    char *copy = plain_text(walk, text);
    json_walk_leave(walk, mark);
    return copy;
}

static bool
is_digest(const char *text)
{
    return *text == '\0' || (strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64);
}

static char *
read_digest(JsonWalk *walk, json_t *object, const char *key)
{
    const char *text = json_walk_string(walk, object, key);
    if (is_digest(text))
        return g_strdup(text);
    size_t mark = json_walk_enter(walk, key);
    json_walk_malformed(walk, "sha256");
    json_walk_leave(walk, mark);
    return g_strdup("");
}

static const Message *
known_message(int64_t number)
{
    for (size_t i = 0; i < message_count(); i++) {
        if (message_at(i)->number == number)
            return message_at(i);
    }
    return NULL;
}

static void
read_windows(JsonWalk *walk, json_t *root, Submission *s)
{
    Quarter first = 0, report = 0;
    Calendar calendar = calendar_json_read(walk, root);
    const char *from = json_walk_string(walk, root, "first_quarter");
    if (!calendar_parse_quarter(&calendar, s->period, &report))
        json_walk_malformed(walk, "period: \"FY2026Q3\"");
    else if (*from && calendar_parse_quarter(&calendar, from, &first))
        s->windows = calendar_windows(&calendar, first, report);
    if (*from && !s->windows)
        json_walk_malformed(walk, "first_quarter: \"FY2023Q1\"");
}

static void
read_head(JsonWalk *walk, json_t *root, Submission *s)
{
    if (json_walk_integer(walk, root, "submission", 0, INT32_MAX) != SUBMISSION_VERSION) {
        finding_add(walk->findings, 5004, walk->file, 0, "1", NULL);
        walk->failed = true;
    }
    replace(&s->programme, read_text(walk, root, "programme"));
    replace(&s->partner, read_text(walk, root, "partner"));
    replace(&s->period, read_text(walk, root, "period"));
    replace(&s->software, read_text(walk, root, "software"));
    s->layers = sandbox_json_read(walk, root, s->refusals);
    replace(&s->plan_sha256, read_digest(walk, root, "plan_sha256"));
    if (!period_parse_day(json_walk_string(walk, root, "as_of"), &s->as_of_day))
        json_walk_malformed(walk, "as_of: \"2026-07-31\"");
    s->synthetic = json_walk_optional_bool(walk, root, "synthetic", false);
    s->failure = (unsigned)json_walk_integer(walk, root, "failure", 0, 9999);
    if (s->failure && !known_message((int64_t)s->failure))
        json_walk_malformed(walk, "failure: 0");
    read_windows(walk, root, s);
}

static void
read_input(JsonWalk *walk, json_t *node, Submission *s)
{
    json_walk_only(walk, node, "id file sha256 present rows used rejected blank repeated");
    SubmissionInput *in = submission_add_input(s, "");
    replace(&in->id, read_text(walk, node, "id"));
    replace(&in->file, read_text(walk, node, "file"));
    replace(&in->sha256, read_digest(walk, node, "sha256"));
    in->present = json_walk_optional_bool(walk, node, "present", false);
    in->rows = json_walk_integer(walk, node, "rows", 0, COUNT_MAX);
    in->used = json_walk_integer(walk, node, "used", 0, COUNT_MAX);
    in->rejected = json_walk_integer(walk, node, "rejected", 0, COUNT_MAX);
    in->blank = json_walk_integer(walk, node, "blank", 0, COUNT_MAX);
    in->repeated = json_walk_integer(walk, node, "repeated", 0, COUNT_MAX);
}

static void
read_finding(JsonWalk *walk, json_t *row, Submission *s)
{
    int64_t head[2], place[2];
    const char *text[5];
    bool good = json_array_size(row) == 9;
    for (size_t i = 0; i < 2; i++) {
        good = good && json_is_integer(json_array_get(row, i)) && json_is_integer(json_array_get(row, 3 + i));
        head[i] = json_integer_value(json_array_get(row, i));
        place[i] = json_integer_value(json_array_get(row, 3 + i));
    }
    for (size_t i = 0; i < 5; i++) {
        text[i] = json_string_value(json_array_get(row, i == 0 ? 2 : 4 + i));
        good = good && text[i];
    }
    if (!good || !known_message(head[0]) || head[1] < FINDING_NOTE || head[1] > FINDING_ERROR || place[0] < 0 ||
        place[1] < 1) {
        json_walk_malformed(walk, "[number, level, file, row, count, \"\", \"\", \"\", \"\"]");
        return;
    }
    Finding finding = {(uint16_t)head[0], (FindingLevel)head[1], "", place[0], place[1], {"", "", "", ""}, s->partner};
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < 5; i++)
        g_ptr_array_add(kept, plain_text(walk, text[i]));
    finding.file = kept->pdata[0];
    for (size_t i = 0; i < 4; i++)
        finding.argument[i] = kept->pdata[1 + i];
    finding_add_copy(s->findings, &finding, s->partner);
}

static void
read_manifest(JsonWalk *walk, json_t *root, Submission *s)
{
    const char *text = json_walk_string(walk, root, "manifest");
    size_t size = json_string_length(json_object_get(root, "manifest"));
    if (size == 0)
        return;
    s->manifest = manifest_parse(text, size, "manifest.json", walk->findings);
    s->manifest_bytes = g_bytes_new(text, size);
    walk->failed |= s->manifest == NULL;
}

static void
read_each(JsonWalk *walk, json_t *root, const char *key, Submission *s, void (*read)(JsonWalk *, json_t *, Submission *))
{
    json_t *array = json_walk_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *node;
    json_array_foreach(array, i, node) {
        if (walk->failed)
            break;
        size_t inner = json_walk_enter_index(walk, i);
        read(walk, node, s);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}

static void
check_whole(JsonWalk *walk, const Submission *s)
{
    if (!s->failure && (!s->manifest || !s->windows))
        json_walk_malformed(walk, "failure | manifest + first_quarter");
    if (s->failure && s->observations->observations->len > 0)
        json_walk_malformed(walk, "observations: []");
    /* A run that failed may have ended before all its files were opened. */
    guint wanted = s->manifest ? s->manifest->inputs->len : 0;
    if (s->inputs->len > 0 && (s->failure ? s->inputs->len > wanted : s->inputs->len != wanted))
        json_walk_malformed(walk, "inputs");
    for (guint i = 0; !walk->failed && i < s->inputs->len; i++) {
        const SubmissionInput *in = s->inputs->pdata[i];
        if (strcmp(in->id, ((const Input *)s->manifest->inputs->pdata[i])->id) != 0)
            json_walk_malformed(walk, "inputs");
    }
}

static bool
read_all(JsonWalk *walk, json_t *root, Submission *s)
{
    json_walk_only(walk, root,
                   "submission programme partner period first_quarter calendar as_of synthetic software layers refusals failure "
                   "plan_sha256 manifest inputs findings estimates observations");
    read_head(walk, root, s);
    read_manifest(walk, root, s);
    read_each(walk, root, "inputs", s, read_input);
    read_each(walk, root, "findings", s, read_finding);
    if (!walk->failed)
        submission_columns_estimates(walk, json_walk_array(walk, root, "estimates"), s);
    read_each(walk, root, "observations", s, submission_columns_block);
    if (!walk->failed && observation_set_sort(s->observations) >= 0)
        json_walk_malformed(walk, "observations: []");
    if (!walk->failed)
        check_whole(walk, s);
    return !walk->failed;
}

Submission *
submission_parse(const char *bytes, size_t size, const char *file, FindingList *findings)
{
    json_t *root = json_walk_parse(bytes, size, file, 5001, findings);
    if (!root)
        return NULL;
    g_autoptr(Submission) submission = submission_new();
    JsonWalk walk = json_walk_begin(file, findings, 5002, 5003, 5005);
    bool good = json_is_object(root) ? read_all(&walk, root, submission) : ((void)json_walk_malformed(&walk, "{}"), false);
    json_walk_end(&walk);
    json_decref(root);
    replace(&submission->sha256, digest_bytes(bytes, size));
    return good ? g_steal_pointer(&submission) : NULL;
}

Submission *
submission_read(const char *path, FindingList *findings)
{
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, 5006, file, 0, error->message, NULL);
        return NULL;
    }
    return submission_parse(bytes, size, file, findings);
}
