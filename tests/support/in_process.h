/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_IN_PROCESS_H
#define TESTS_SUPPORT_IN_PROCESS_H

/* A plug-in inside the test's own process: no sandbox, no frames, the same contract. Rows come from core/source and are
 * kept, so that one reading can be handed over in many orders and splits. */
#include <hito/hito.h>

#include "core/base/finding.h"
#include "core/model/calendar.h"
#include "core/model/manifest.h"
#include "core/source/source_file.h"

/** A loaded plug-in; the library stays loaded. */
typedef struct InProcess {
    Manifest *manifest;
    const hito_plugin *plugin;
} InProcess;

/** Load <folder>/manifest.json and its library. Errors: false with a finding, or when the entry answers NULL. */
bool in_process_open(InProcess *process, const char *folder, FindingList *findings);
void in_process_clear(InProcess *process);

/** The rows of one input. */
typedef struct InProcessInput {
    const Input *input;
    BatchLayout layout;
    GPtrArray *slots; /* of SOURCE_BATCH_ROWS rows, the last one may hold fewer */
    size_t n_rows;
    SourceCounts counts;
    bool is_present; /* the file was there and had what the manifest asks */
} InProcessInput;

/** The rows of all inputs of a plug-in. */
typedef struct InProcessRows {
    size_t n_inputs;
    InProcessInput *inputs;
    GArray *domain_sizes; /* of int64_t, one a key domain */
} InProcessRows;

/** Read <folder>/<input>.csv of every input; files that cannot be used become absent inputs with a finding.
 *  Owner: caller, in_process_rows_free(); the manifest must outlive them. */
InProcessRows *in_process_read(const Manifest *manifest, const char *folder, FindingList *findings);
void in_process_rows_free(InProcessRows *rows);

/** How the rows are handed over; all zero: as read, one batch of 4096 after the other, one state. */
typedef struct InProcessRun {
    Quarter first, last;
    uint32_t batch_rows; /* 0: 4096 */
    uint64_t shuffle;    /* seed of another order of each input's rows */
    uint64_t relabel;    /* seed of other numbers for the same keys */
    unsigned copies;     /* each row so often; 0: once */
    unsigned shards;     /* states merged by hito.merge/1; 0: one */
    bool saves;          /* every state is saved and loaded before it is used */
    size_t flip;         /* damage byte flip - 1 of each saved state; 0: none */
    size_t cut;          /* keep only the first cut - 1 bytes of it; 0: all */
} InProcessRun;

/** Run the plug-in and write every observation and finding as a line of text, in the order of in_process_header().
 *  Owner: caller, g_free(). Errors: "failed: <code>" as the whole text when a call does not answer HITO_OK. */
char *in_process_run(const InProcess *process, const InProcessRows *rows, const InProcessRun *run);

/** The column names of in_process_run()'s lines. Owner: static. */
const char *in_process_header(void);

/** For in_process.c: gather rows into one slot. @p order holds row numbers of the input, keys are looked up in @p labels
 *  (one array a domain, or NULL). Shapes: slot has the layout's size and room for n rows. */
void in_process_gather(const InProcessInput *from, const BatchLayout *layout, const uint32_t *order, size_t n,
                       const GPtrArray *labels, void *slot);

/** For in_process.c: the key of a row in the manifest's first domain, -1 when the input has no such column. */
int32_t in_process_subject(const InProcessInput *from, size_t row);

/** For in_process.c: one line of text. */
void in_process_write(GString *text, const Manifest *manifest, const WindowSet *windows, const hito_observation *o);

#endif
