/* SPDX-License-Identifier: Apache-2.0 */
/* Head, windows, values of settings and inputs as they are; then every string, ended by NUL, in a fixed order:
 * id, version, names of settings, names of columns, libraries. */
#include "core/wire/job.h"

#include <stdlib.h>
#include <string.h>

enum { ITEMS_MAX = 4096 };

static size_t
text_size(const char *const *texts, size_t n)
{
    size_t size = 0;
    for (size_t i = 0; i < n; i++)
        size += strlen(texts[i]) + 1;
    return size;
}

static size_t
fixed_size(const JobHead *head)
{
    return sizeof *head + head->n_windows * sizeof(hito_window) + head->n_settings * sizeof(int64_t) +
           head->n_inputs * sizeof(JobInput);
}

size_t
job_size(const Job *job)
{
    const JobHead *head = &job->head;
    size_t size = fixed_size(head) + strlen(job->id) + strlen(job->version) + 2;
    size += text_size(job->setting_names, head->n_settings) + text_size(job->libraries, head->n_libraries);
    for (size_t i = 0; i < head->n_inputs; i++)
        size += text_size(job->columns[i], job->inputs[i].n_columns);
    return size;
}

static unsigned char *
put(unsigned char *at, const void *bytes, size_t size)
{
    if (size > 0)
        memcpy(at, bytes, size);
    return at + size;
}

static unsigned char *
put_texts(unsigned char *at, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        at = put(at, texts[i], strlen(texts[i]) + 1);
    return at;
}

void
job_write(const Job *job, unsigned char *bytes)
{
    const JobHead *head = &job->head;
    unsigned char *at = put(bytes, head, sizeof *head);
    at = put(at, job->windows, head->n_windows * sizeof(hito_window));
    at = put(at, job->setting_values, head->n_settings * sizeof(int64_t));
    at = put(at, job->inputs, head->n_inputs * sizeof(JobInput));
    at = put_texts(at, (const char *const[]){job->id, job->version}, 2);
    at = put_texts(at, job->setting_names, head->n_settings);
    for (size_t i = 0; i < head->n_inputs; i++)
        at = put_texts(at, job->columns[i], job->inputs[i].n_columns);
    put_texts(at, job->libraries, head->n_libraries);
}

/* The strings that are still to be read. */
typedef struct Texts {
    const char *at, *end;
    bool good;
} Texts;

static const char *
take_text(Texts *texts)
{
    const char *stop = texts->good ? memchr(texts->at, 0, (size_t)(texts->end - texts->at)) : NULL;
    if (!stop) {
        texts->good = false;
        return "";
    }
    const char *text = texts->at;
    texts->at = stop + 1;
    return text;
}

static const char *const *
take_texts(Texts *texts, size_t n)
{
    const char **list = calloc(n + 1, sizeof *list);
    if (!list) {
        texts->good = false;
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        list[i] = take_text(texts);
    return list;
}

static bool
head_is_true(const JobHead *head, size_t size)
{
    return head->struct_size == sizeof *head && head->n_windows <= ITEMS_MAX && head->n_settings <= ITEMS_MAX &&
           head->n_inputs <= ITEMS_MAX && head->n_libraries <= ITEMS_MAX && head->n_slots > 0 && head->n_slots <= ITEMS_MAX &&
           head->shard < head->n_shards &&
           fixed_size(head) <= size;
}

bool
job_read(Job *job, const unsigned char *bytes, size_t size)
{
    memset(job, 0, sizeof *job);
    if (size < sizeof job->head)
        return false;
    memcpy(&job->head, bytes, sizeof job->head);
    const JobHead *head = &job->head;
    if (!head_is_true(head, size))
        return false;
    const unsigned char *at = bytes + sizeof *head;
    job->windows = (const void *)at;
    at += head->n_windows * sizeof(hito_window);
    job->setting_values = (const void *)at;
    at += head->n_settings * sizeof(int64_t);
    job->inputs = (const void *)at;
    Texts texts = {(const char *)bytes + fixed_size(head), (const char *)bytes + size, true};
    job->id = take_text(&texts);
    job->version = take_text(&texts);
    job->setting_names = take_texts(&texts, head->n_settings);
    const char *const **columns = calloc(head->n_inputs + 1, sizeof *columns);
    job->columns = columns;
    for (size_t i = 0; columns && i < head->n_inputs; i++) {
        const JobInput *input = &job->inputs[i];
        if (input->n_columns >= BATCH_COLUMNS_MAX || input->key > input->n_columns || memchr(input->formats, 0, sizeof input->formats) == NULL)
            return false;
        columns[i] = take_texts(&texts, input->n_columns);
    }
    job->libraries = take_texts(&texts, head->n_libraries);
    return columns && texts.good;
}

/* The arrays were made by job_read() and are const to everybody else. */
static void
release(const void *array)
{
    free((void *)(uintptr_t)array);
}

void
job_clear(Job *job)
{
    for (size_t i = 0; job->columns && i < job->head.n_inputs; i++)
        release(job->columns[i]);
    release(job->columns);
    release(job->setting_names);
    release(job->libraries);
    memset(job, 0, sizeof *job);
}
