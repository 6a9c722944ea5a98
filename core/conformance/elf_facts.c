/* SPDX-License-Identifier: Apache-2.0 */
#include "core/conformance/elf_facts.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

typedef struct Image {
    const unsigned char *bytes;
    size_t size;
} Image;

static bool
take(const Image *image, uint64_t offset, void *out, size_t size)
{
    if (offset > image->size || size > image->size - offset)
        return false;
    memcpy(out, image->bytes + offset, size);
    return true;
}

/* A string of the file, "" when it does not end within it. */
static const char *
text_at(const Image *image, uint64_t offset)
{
    if (offset >= image->size || !memchr(image->bytes + offset, 0, image->size - offset))
        return "";
    return (const char *)image->bytes + offset;
}

static void
look_at_dynamic(const Image *image, const Elf64_Shdr *section, ElfFacts *facts)
{
    Elf64_Dyn entry;
    for (uint64_t at = 0; at < section->sh_size && take(image, section->sh_offset + at, &entry, sizeof entry); at += sizeof entry) {
        facts->bind_now |= entry.d_tag == DT_BIND_NOW || (entry.d_tag == DT_FLAGS && entry.d_un.d_val & DF_BIND_NOW) ||
                           (entry.d_tag == DT_FLAGS_1 && entry.d_un.d_val & DF_1_NOW);
        /* crtbegin brings one function, frame_dummy. */
        if (entry.d_tag == DT_INIT_ARRAYSZ && entry.d_un.d_val / sizeof(Elf64_Addr) > 1)
            facts->constructors = (unsigned)(entry.d_un.d_val / sizeof(Elf64_Addr) - 1);
    }
}

static void
look_at_symbols(const Image *image, const Elf64_Shdr *section, const Elf64_Shdr *strings, ElfFacts *facts)
{
    Elf64_Sym symbol;
    for (uint64_t at = 0; at < section->sh_size && take(image, section->sh_offset + at, &symbol, sizeof symbol); at += sizeof symbol) {
        const char *name = text_at(image, strings->sh_offset + symbol.st_name);
        facts->indirect += ELF64_ST_TYPE(symbol.st_info) == STT_GNU_IFUNC;
        if (section->sh_type == SHT_DYNSYM && symbol.st_shndx == SHN_UNDEF && *name)
            g_ptr_array_add(facts->imports, g_strdup(name));
    }
}

static void
look_at_versions(const Image *image, const Elf64_Shdr *strings, ElfFacts *facts)
{
    static const char PREFIX[] = "GLIBC_2.";
    for (uint64_t at = 0; at < strings->sh_size;) {
        const char *text = text_at(image, strings->sh_offset + at);
        if (g_str_has_prefix(text, PREFIX))
            facts->glibc_minor = MAX(facts->glibc_minor, (unsigned)strtoul(text + sizeof PREFIX - 1, NULL, 10));
        at += strlen(text) + 1;
    }
}

ElfFacts
elf_facts(const unsigned char *bytes, size_t size)
{
    ElfFacts facts = {.imports = g_ptr_array_new_with_free_func(g_free)};
    Image image = {bytes, size};
    Elf64_Ehdr head;
    if (!take(&image, 0, &head, sizeof head))
        return facts;
    for (unsigned i = 0; i < head.e_phnum; i++) {
        Elf64_Phdr segment;
        if (take(&image, head.e_phoff + (uint64_t)i * sizeof segment, &segment, sizeof segment))
            facts.relro |= segment.p_type == PT_GNU_RELRO;
    }
    for (unsigned i = 0; i < head.e_shnum; i++) {
        Elf64_Shdr section, strings;
        if (!take(&image, head.e_shoff + (uint64_t)i * sizeof section, &section, sizeof section))
            break;
        if (section.sh_type == SHT_DYNAMIC)
            look_at_dynamic(&image, &section, &facts);
        if (!take(&image, head.e_shoff + (uint64_t)section.sh_link * sizeof strings, &strings, sizeof strings))
            continue;
        if (section.sh_type == SHT_DYNSYM || section.sh_type == SHT_SYMTAB)
            look_at_symbols(&image, &section, &strings, &facts);
        if (section.sh_type == SHT_DYNSYM)
            look_at_versions(&image, &strings, &facts);
    }
    return facts;
}
