/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/sandbox_layer.h"

#include <glib.h>
#include <string.h>

/* In the order of the bits. */
static const SandboxLayerText TEXTS[SANDBOX_LAYERS] = {
    {"limits",
     {"limits of memory, processor time and files", "límites de memoria, procesador y archivos"},
     {"a plug-in could use up the machine; real data are refused", "un complemento podría agotar la máquina; se rechazan los datos reales"}},
    {"privileges",
     {"no new rights, no core dump, ends with the host", "sin permisos nuevos ni volcados de memoria; termina con el programa"},
     {"a plug-in could gain rights; real data are refused", "un complemento podría ganar permisos; se rechazan los datos reales"}},
    {"mounts",
     {"an empty root directory of its own (namespaces)", "un directorio raíz propio y vacío (espacios de nombres)"},
     {"Landlock and the audit object must both stand, or real data are refused",
      "Landlock y el objeto de auditoría deben estar ambos, o se rechazan los datos reales"}},
    {"network",
     {"a network of its own without devices (namespaces)", "una red propia sin dispositivos (espacios de nombres)"},
     {"one wall less around the network; the system-call filters still refuse every connection",
      "una barrera menos ante la red; los filtros de llamadas siguen negando toda conexión"}},
    {"landlock",
     {"no right over any file (Landlock)", "ningún permiso sobre archivos (Landlock)"},
     {"an empty root directory must stand, or real data are refused", "debe haber un directorio raíz vacío, o se rechazan los datos reales"}},
    {"load-filter",
     {"system calls filtered while a plug-in is loaded (seccomp)", "llamadas al sistema filtradas mientras se carga un complemento (seccomp)"},
     {"real data are refused", "se rechazan los datos reales"}},
    {"audit",
     {"the run filter is set before a plug-in's first instruction (audit object)",
      "el filtro de ejecución se pone antes de la primera instrucción del complemento (objeto de auditoría)"},
     {"an empty root directory must stand, or real data are refused", "debe haber un directorio raíz vacío, o se rechazan los datos reales"}},
    {"run-filter",
     {"system calls filtered while a plug-in runs (seccomp)", "llamadas al sistema filtradas mientras se ejecuta un complemento (seccomp)"},
     {"no plug-in runs", "no se ejecuta ningún complemento"}},
};

const SandboxLayerText *
sandbox_layer_text(unsigned bit)
{
    return &TEXTS[bit];
}

int
sandbox_layer_find(const char *name)
{
    for (int i = 0; i < SANDBOX_LAYERS; i++) {
        if (strcmp(TEXTS[i].name, name) == 0)
            return i;
    }
    return -1;
}

static bool
all(uint32_t layers, unsigned wanted)
{
    return (layers & wanted) == wanted;
}

bool
sandbox_layers_suffice(uint32_t layers)
{
    return all(layers, SANDBOX_LIMITS | SANDBOX_PRIVILEGES | SANDBOX_LOAD_FILTER | SANDBOX_RUN_FILTER) &&
           (all(layers, SANDBOX_MOUNTS) || all(layers, SANDBOX_LANDLOCK | SANDBOX_AUDIT));
}

char *
sandbox_layers_names(uint32_t layers)
{
    GString *names = g_string_new(NULL);
    for (unsigned i = 0; i < SANDBOX_LAYERS; i++) {
        if (layers & 1u << i)
            g_string_append_printf(names, "%s%s", names->len ? ", " : "", TEXTS[i].name);
    }
    return g_string_free(names, FALSE);
}

char *
sandbox_layers_missing(uint32_t layers)
{
    return sandbox_layers_names(~layers);
}

char *
sandbox_refusals_words(const SandboxRefusal *refusals, unsigned n)
{
    GString *words = g_string_new(NULL);
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(words, "%s%s %" G_GINT64_FORMAT, i ? ", " : "", refusals[i].call, refusals[i].times);
    return g_string_free(words, FALSE);
}

char *
sandbox_refusals_calls(const SandboxRefusal *refusals, unsigned n)
{
    GString *calls = g_string_new(NULL);
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(calls, "%s%s", i ? ", " : "", refusals[i].call);
    return g_string_free(calls, FALSE);
}

int64_t
sandbox_times_printed(int64_t times)
{
    return times < SANDBOX_TIMES_MAX ? 1 : SANDBOX_TIMES_MAX;
}
