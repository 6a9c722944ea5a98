/* SPDX-License-Identifier: Apache-2.0 */
/* What a worker may say, behind sums that are right: each chunk of the input becomes a true frame, so that what is tried is the
 * host's opinion of its content. Chunk: kind, how many bytes in 8, then the bytes. */
#define _GNU_SOURCE /* memfd_create */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/document/manifest_read.h"
#include "core/runner/worker_results.h"
#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

enum { CHUNK = 8 };

static Manifest *
manifest(void)
{
    static Manifest *made;
    if (!made) {
        g_autoptr(FindingList) findings = finding_list_new();
        const char *source = g_getenv("HITO_SOURCE");
        g_autofree char *path = g_build_filename(source ? source : ".", "plugins", "norc", "manifest.json", NULL);
        made = manifest_read(path, findings);
        must(made != NULL, "no manifest");
    }
    return made;
}

/* Seal chunks from *at on: those of before the rows are used up, or all. */
static void
seal(int pipe, const char *bytes, size_t size, size_t *at, uint32_t *sequence, bool all)
{
    unsigned char frame[FRAME_MAX];
    while (*at + 2 <= size && (all || (unsigned char)bytes[*at] < FRAME_OBSERVATIONS)) {
        FrameKind kind = (FrameKind)(unsigned char)bytes[*at];
        size_t payload = CHUNK * (size_t)(unsigned char)bytes[*at + 1];
        *at += 2;
        payload = payload > size - *at ? size - *at : payload;
        memcpy(frame + FRAME_HEAD, bytes + *at, payload);
        size_t length = frame_seal(frame, kind, (*sequence)++, payload);
        must(write(pipe, frame, length) == (ssize_t)length, "no file in memory");
        *at += payload;
    }
}

static int
read_on(WorkerResults *results, int pipe, off_t from)
{
    int n = 1;
    must(lseek(pipe, from, SEEK_SET) == from, "no way back");
    while (n > 0)
        n = worker_results_read(results, pipe);
    return n;
}

static void
check(const WorkerResults *results)
{
    const ObservationSet *set = results->set;
    must(set->observations->len <= manifest()->max_observations, "more cells than allowed");
    for (guint i = 0; i < set->observations->len; i++) {
        const Observation *o = &g_array_index(set->observations, Observation, i);
        must(o->indicator < manifest()->indicators->len && o->window < results->windows->n_windows, "a cell that is nowhere");
        must(o->numerator >= 0 && o->denominator >= 0 && o->subjects >= -1, "a negative count");
        must(o->estimate < (int32_t)set->estimates->len, "an estimate that is nowhere");
    }
}

static void
parse(const char *bytes, size_t size)
{
    int pipe = memfd_create("pipe", 0);
    must(pipe >= 0, "no file in memory");
    WindowSet *windows = calendar_windows(calendar_us_fiscal(), 8103, 8105);
    g_autoptr(WorkerResults) results = worker_results_new(manifest(), windows);
    results->batches_sent = 3;
    size_t at = 0;
    uint32_t sequence = 0;
    seal(pipe, bytes, size, &at, &sequence, false);
    off_t middle = lseek(pipe, 0, SEEK_CUR);
    int n = read_on(results, pipe, 0);
    if (n == 0 && results->phase == PHASE_LOADED)
        results->phase = PHASE_FINISHING; /* as the host does when all rows are used up */
    seal(pipe, bytes, size, &at, &sequence, true);
    if (n == 0)
        n = read_on(results, pipe, middle);
    must((n < 0) == (results->fault != WORKER_FINE), "stopped without a reason");
    if (n == 0)
        worker_results_sort(results);
    check(results);
    window_set_free(windows);
    close(pipe);
}

FUZZ_TARGET(3000, parse)
