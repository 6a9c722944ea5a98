/* SPDX-License-Identifier: Apache-2.0 */
/* A shared object of any bytes: the scan follows no offset out of the file, and what it names lies within it. */
#include <stdlib.h>
#include <string.h>

#include "core/runner/elf_scan.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    static const char *const NAMES[] = {"libc.so.6", "libm.so.6"};
    g_autoptr(GPtrArray) runtime = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
        g_ptr_array_add(runtime, (gpointer)(uintptr_t)NAMES[i]);
    g_autofree char *copy = g_memdup2(bytes, size); /* of exactly this size, so that a step beyond it shows */
    const char *detail = NULL;
    ElfFault fault = elf_scan(copy, size, runtime, &detail);
    if (fault >= ELF_FAULT_COUNT || !detail || strlen(detail) > size + 1)
        abort();
}

FUZZ_TARGET(3000, parse)
