/* SPDX-License-Identifier: Apache-2.0 */
/* A machine is best asked by doing what a run does: files under /proc tell what is built in, not what is allowed. */
#include "core/runner/doctor.h"

#include <hito/version.h>
#include <poll.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "core/model/sandbox_layer.h"
#include "core/runner/memory_file.h"
#include "core/runner/worker_process.h"
#include "core/runner/worker_results.h"

enum { PATIENCE = 10000, MEMORY_MB = 64 };

static void
line_free(void *data)
{
    DoctorLine *line = data;
    g_free(line->detail);
    g_free(line);
}

void
doctor_free(Doctor *doctor)
{
    if (!doctor)
        return;
    g_free(doctor->kernel);
    g_ptr_array_unref(doctor->lines);
    g_free(doctor);
}

static void
add_lines(Doctor *doctor, const FrameLayers *layers)
{
    for (unsigned bit = 0; bit < SANDBOX_LAYERS; bit++) {
        if (1u << bit == LAYER_RUN_FILTER)
            continue; /* comes with a plug-in */
        const SandboxLayerText *text = sandbox_layer_text(bit);
        DoctorLine *line = g_new0(DoctorLine, 1);
        line->name = text->name;
        line->stands = (layers->active & 1u << bit) != 0;
        if (1u << bit == LAYER_LANDLOCK && line->stands)
            line->detail = g_strdup_printf("ABI %u", layers->landlock_abi);
        else
            line->detail = g_strdup(line->stands ? "" : g_strerror(layers->error[bit]));
        memcpy(line->what, text->what, sizeof line->what);
        memcpy(line->lost, text->lost, sizeof line->lost);
        g_ptr_array_add(doctor->lines, line);
    }
}

/* Let a worker come as far as it does before a plug-in is loaded. */
static bool
ask_worker(const char *path, FrameLayers *layers, FindingList *findings)
{
    Job job = {.id = "doctor", .version = "1"};
    job.head = (JobHead){.struct_size = sizeof(JobHead), .n_slots = 1, .memory_mb = MEMORY_MB, .cpu_seconds = 1, .slot_size = 4096,
                         .n_shards = 1, .abi = HITO_ABI_1_0};
    int library = memory_file_of("hito-doctor", "", 1);
    WorkerProcess process;
    WorkerRing ring;
    GError *error = NULL;
    worker_ring_init(&ring);
    bool made = worker_ring_open(&ring, job.head.slot_size, false);
    bool good = worker_process_start(&process, path, &ring, &job, made ? library : -1, &error);
    worker_ring_close(&ring);
    if (library >= 0)
        close(library);
    if (!good) {
        finding_add_error(findings, error);
        worker_process_end(&process, 0);
        return false;
    }
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(WorkerResults) results = worker_results_new(manifest, NULL);
    struct pollfd waiting = {.fd = process.results, .events = POLLIN};
    good = worker_process_command(&process, JOB_PREPARE, 0, false);
    while (good && results->phase < PHASE_PREPARED)
        good = poll(&waiting, 1, PATIENCE) == 1 && worker_results_read(results, process.results) > 0;
    worker_process_end(&process, 0);
    if (!good)
        finding_add(findings, 4005, "", 0, "hito doctor", "?", NULL);
    *layers = results->layers;
    return good;
}

Doctor *
doctor_look(const char *worker_path, FindingList *findings)
{
    FrameLayers layers;
    if (!ask_worker(worker_path, &layers, findings))
        return NULL;
    struct utsname names;
    Doctor *doctor = g_new0(Doctor, 1);
    doctor->kernel = g_strdup(uname(&names) == 0 ? names.release : "?");
    doctor->lines = g_ptr_array_new_with_free_func(line_free);
    doctor->real_data = sandbox_layers_suffice(layers.active | SANDBOX_RUN_FILTER);
    add_lines(doctor, &layers);
    return doctor;
}
