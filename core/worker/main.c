/* SPDX-License-Identifier: Apache-2.0 */
/* hito-worker: loads one plug-in in a sandbox, hands it the rows that the host sends, hands back what it computes, ends.
 * It is started by the host alone, with the descriptors of core/wire/job.h and an empty environment. */
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/wire/job.h"
#include "core/worker/layers.h"
#include "core/worker/load.h"
#include "core/worker/report.h"
#include "core/worker/session.h"

enum { EXIT_NOT_A_HOST = 94 };

static const unsigned char *
map(int descriptor, int kind, size_t *size)
{
    struct stat info;
    if (fstat(descriptor, &info) != 0 || info.st_size <= 0)
        return NULL;
    *size = (size_t)info.st_size;
    void *bytes = mmap(NULL, *size, PROT_READ, kind, descriptor, 0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

int
main(void)
{
    syscall(SYS_close_range, (unsigned)JOB_DESCRIPTOR_END, ~0u, 0u);
    Job job;
    size_t job_size = 0, ring_size = 0;
    const unsigned char *description = map(JOB_RUN, MAP_PRIVATE, &job_size);
    if (!description || !job_read(&job, description, job_size)) {
        fputs("hito-worker is started by hito, not by hand\n", stderr);
        return EXIT_NOT_A_HOST;
    }
    const unsigned char *slots = map(JOB_SLOTS, MAP_SHARED, &ring_size);
    if (!slots || ring_size < job.head.slot_size * job.head.n_slots) {
        FrameFailure failure = {.stage = STAGE_START, .number = errno};
        report_failure(&failure);
    }
    madvise((void *)(uintptr_t)slots, ring_size, MADV_DONTDUMP);
    close(JOB_RUN);
    close(JOB_SLOTS);
    load_companions(&job);
    if (session_command().verb != JOB_PREPARE)
        return EXIT_NOT_A_HOST;
    FrameLayers layers;
    layers_close(&job, &layers);
    report_frame(FRAME_LAYERS, &layers, sizeof layers);
    if (session_command().verb != JOB_LOAD)
        return EXIT_NOT_A_HOST;
    const hito_plugin *plugin = load_plugin(&job, &layers);
    report_frame(FRAME_LOADED, &layers, sizeof layers);
    session_run(&job, slots, plugin);
}
