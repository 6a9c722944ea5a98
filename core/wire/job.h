/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WIRE_JOB_H
#define CORE_WIRE_JOB_H

#include <hito/run.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/wire/batch.h"

/* What the host says to a worker: one description of the whole run in a sealed memfd, then commands over a pipe. */

/** The descriptors that a worker is born with, behind the three standard ones. */
typedef enum JobDescriptor {
    JOB_RESULTS = 3,     /* pipe, frames to the host */
    JOB_COMMANDS = 4,    /* pipe, JobCommand from the host */
    JOB_RUN = 5,         /* memfd, this description */
    JOB_SLOTS = 6,       /* memfd, the ring of batch slots */
    JOB_PLUGIN = 7,      /* memfd, the shared object */
    JOB_LOAD_FILTER = 8, /* memfd, seccomp program, complete when JOB_PREPARE comes: it names the worker's pid */
    JOB_RUN_FILTER = 9,  /* memfd, seccomp program, likewise */
    JOB_AUDIT_MARK = 10, /* opened by the audit object: it is at work */
    JOB_STATES = 11,     /* pipe, states of the other shards: shard 0 reads them, the others write; only where there are shards */
    JOB_DESCRIPTOR_END
} JobDescriptor;

/** What to do next: put the sandbox up, load the plug-in, then the calls of the contract; between the last input and
 *  JOB_FINISH a shard may be told to write its state and end, and shard 0 to take one in. */
typedef enum JobVerb { JOB_PREPARE = 1, JOB_LOAD, JOB_BEGIN, JOB_BATCH, JOB_END, JOB_FINISH, JOB_SAVE, JOB_MERGE } JobVerb;

/** One command; batches take the slots of the ring in turn. */
typedef struct JobCommand {
    uint32_t verb;
    uint32_t input;
    uint32_t present; /* JOB_BEGIN: the input has a file */
    uint32_t reserved;
} JobCommand;

/** The fixed part of a description. */
typedef struct JobHead {
    uint32_t struct_size;
    uint32_t n_windows, n_quarters, n_settings, n_inputs, n_libraries;
    uint32_t n_indicators, n_slots;
    uint32_t memory_mb, cpu_seconds;
    uint64_t slot_size;
    uint64_t max_observations;
    int32_t as_of_day;
    uint32_t shard, n_shards, abi;
    uint64_t seed;
    uint32_t probe, reserved; /* what hito-probe is to try; 0 in production */
} JobHead;

/** One input as a worker sees it. */
typedef struct JobInput {
    char formats[BATCH_COLUMNS_MAX]; /* without "#row", ended by NUL */
    uint32_t row_capacity, text_capacity;
    uint32_t n_columns;
    uint32_t key; /* 0, or 1 + the column whose keys deal the rows over the shards; else they are dealt by row number */
} JobInput;

/** A whole description. Written: the caller's own arrays. Read: everything points into the bytes, but the arrays
 *  of strings, which are allocated.
 *  Shapes: windows n_windows, settings n_settings, inputs n_inputs, columns[i] inputs[i].n_columns names,
 *  libraries n_libraries. */
typedef struct Job {
    JobHead head;
    const char *id, *version; /* of the plug-in, as its manifest says */
    const hito_window *windows;
    const int64_t *setting_values;
    const char *const *setting_names;
    const JobInput *inputs;
    const char *const *const *columns;
    const char *const *libraries; /* to be loaded beforehand */
} Job;

/** How many bytes job_write() needs. */
size_t job_size(const Job *job);

/** Write a description into job_size() bytes, aligned to 8. */
void job_write(const Job *job, unsigned char *bytes);

/** Read a description. Owner: the bytes are borrowed and must outlive the job; caller, job_clear(), also after a failure.
 *  Errors: false when the bytes are too short or say what cannot be, or there is no memory. */
bool job_read(Job *job, const unsigned char *bytes, size_t size);
void job_clear(Job *job);

#endif
