/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_ELF_SCAN_H
#define CORE_RUNNER_ELF_SCAN_H

#include <glib.h>
#include <stdbool.h>

/** What a shared object must not be. The scan is hygiene and clear words, not a boundary: the sandbox is. */
typedef enum ElfFault {
    ELF_GOOD,
    ELF_UNREADABLE,       /* not ELF, or cut short */
    ELF_MACHINE,          /* not a 64-bit shared object of this machine */
    ELF_INTERPRETER,      /* a program, not a library */
    ELF_WRITABLE_CODE,    /* a segment both writable and executable */
    ELF_EXECUTABLE_STACK, /* asked for, or not refused */
    ELF_TEXT_RELOCATIONS,
    ELF_SEARCH_PATH, /* RPATH or RUNPATH; detail */
    ELF_LIBRARY,     /* needs a library that the manifest does not name; detail */
    ELF_EXPORTS,     /* exports another function than hito_plugin_entry; detail */
    ELF_NO_ENTRY,    /* does not export hito_plugin_entry */
    ELF_FAULT_COUNT
} ElfFault;

/** Look at the bytes of a shared object; none of its code is run.
 *  Shapes: runtime holds char*. Owner: *detail points into the bytes, or is "". */
ElfFault elf_scan(const void *bytes, size_t size, const GPtrArray *runtime, const char **detail);

/** True for a library that a plug-in may need at all. */
bool elf_scan_may_need(const char *library);

#endif
