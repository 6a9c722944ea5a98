/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_CONFORMANCE_ELF_FACTS_H
#define CORE_CONFORMANCE_ELF_FACTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/** What the bytes of a shared object say of it, beyond what the scan refuses. */
typedef struct ElfFacts {
    bool relro, bind_now;
    unsigned constructors; /* besides the compiler's own one */
    unsigned indirect;     /* IFUNC symbols */
    unsigned glibc_minor;  /* of the highest GLIBC_2.x that it needs, 0 for none */
    GPtrArray *imports;    /* of char*: undefined symbols */
} ElfFacts;

/** Look at an object that elf_scan() lets pass. Owner: caller, g_ptr_array_unref() of imports. */
ElfFacts elf_facts(const unsigned char *bytes, size_t size);

#endif
