/* SPDX-License-Identifier: Apache-2.0 */
/* Every offset is checked against the file's size before it is followed. Source: System V ABI, elf(5). */
#include "core/runner/elf_scan.h"

#include <elf.h>
#include <string.h>

#if defined(__x86_64__)
enum { MACHINE = EM_X86_64 };
#elif defined(__aarch64__)
enum { MACHINE = EM_AARCH64 };
#else
#error "the machine's ELF number is not known"
#endif

static const char ENTRY[] = "hito_plugin_entry";

typedef struct Image {
    const unsigned char *bytes;
    size_t size;
    Elf64_Ehdr head;
    const char *strings; /* of the dynamic table */
    size_t strings_size;
} Image;

bool
elf_scan_may_need(const char *library)
{
    static const char *const ALLOWED[] = {
        "libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1",
        "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ALLOWED); i++) {
        if (strcmp(library, ALLOWED[i]) == 0)
            return true;
    }
    return false;
}

/* Copy one record of a table; false when it lies outside the file. */
static bool
take(const Image *image, uint64_t at, void *record, size_t size)
{
    if (at > image->size || size > image->size - at)
        return false;
    memcpy(record, image->bytes + at, size);
    return true;
}

static const char *
text_at(const Image *image, uint64_t at)
{
    if (!image->strings || at >= image->strings_size || !memchr(image->strings + at, 0, image->strings_size - at))
        return "?";
    return image->strings + at;
}

static ElfFault
check_head(Image *image)
{
    if (!take(image, 0, &image->head, sizeof image->head) || memcmp(image->head.e_ident, ELFMAG, SELFMAG) != 0)
        return ELF_UNREADABLE;
    const Elf64_Ehdr *head = &image->head;
    if (head->e_ident[EI_CLASS] != ELFCLASS64 || head->e_ident[EI_DATA] != ELFDATA2LSB || head->e_machine != MACHINE ||
        head->e_type != ET_DYN)
        return ELF_MACHINE;
    return head->e_phentsize == sizeof(Elf64_Phdr) && head->e_phnum > 0 ? ELF_GOOD : ELF_UNREADABLE;
}

/* Where in the file a virtual address is loaded from. */
static bool
offset_of(const Image *image, uint64_t address, uint64_t *offset)
{
    Elf64_Phdr segment;
    for (unsigned i = 0; i < image->head.e_phnum; i++) {
        if (!take(image, image->head.e_phoff + i * sizeof segment, &segment, sizeof segment))
            return false;
        if (segment.p_type == PT_LOAD && address >= segment.p_vaddr && address - segment.p_vaddr < segment.p_filesz) {
            *offset = address - segment.p_vaddr + segment.p_offset;
            return *offset < image->size;
        }
    }
    return false;
}

static ElfFault
check_segments(const Image *image, Elf64_Phdr *dynamic)
{
    bool stack = false;
    dynamic->p_type = PT_NULL;
    for (unsigned i = 0; i < image->head.e_phnum; i++) {
        Elf64_Phdr segment;
        if (!take(image, image->head.e_phoff + i * sizeof segment, &segment, sizeof segment))
            return ELF_UNREADABLE;
        if (segment.p_type == PT_INTERP)
            return ELF_INTERPRETER;
        if (segment.p_type == PT_LOAD && (segment.p_offset > image->size || segment.p_filesz > image->size - segment.p_offset))
            return ELF_UNREADABLE;
        if (segment.p_type == PT_LOAD && (segment.p_flags & PF_W) && (segment.p_flags & PF_X))
            return ELF_WRITABLE_CODE;
        if (segment.p_type == PT_GNU_STACK)
            stack = !(segment.p_flags & PF_X);
        if (segment.p_type == PT_DYNAMIC)
            *dynamic = segment;
    }
    if (!stack)
        return ELF_EXECUTABLE_STACK;
    return dynamic->p_type == PT_DYNAMIC ? ELF_GOOD : ELF_UNREADABLE;
}

static bool
find_strings(Image *image, const Elf64_Phdr *dynamic)
{
    uint64_t address = 0, size = 0, offset = 0;
    Elf64_Dyn entry;
    for (uint64_t at = 0; at + sizeof entry <= dynamic->p_filesz; at += sizeof entry) {
        if (!take(image, dynamic->p_offset + at, &entry, sizeof entry))
            return false;
        address = entry.d_tag == DT_STRTAB ? entry.d_un.d_ptr : address;
        size = entry.d_tag == DT_STRSZ ? entry.d_un.d_val : size;
    }
    if (!offset_of(image, address, &offset) || size > image->size - offset)
        return false;
    image->strings = (const char *)image->bytes + offset;
    image->strings_size = size;
    return true;
}

static ElfFault
check_entry(const Image *image, const Elf64_Dyn *entry, const GPtrArray *runtime, const char **detail)
{
    switch (entry->d_tag) {
    case DT_TEXTREL:
        return ELF_TEXT_RELOCATIONS;
    case DT_FLAGS:
        return entry->d_un.d_val & DF_TEXTREL ? ELF_TEXT_RELOCATIONS : ELF_GOOD;
    case DT_RPATH:
    case DT_RUNPATH:
        *detail = text_at(image, entry->d_un.d_val);
        return ELF_SEARCH_PATH;
    case DT_NEEDED:
        *detail = text_at(image, entry->d_un.d_val);
        /* The loader is in every process; C++'s exceptions, linked in, ask for it by name. */
        if (g_str_has_prefix(*detail, "ld-linux-") && elf_scan_may_need(*detail))
            return ELF_GOOD;
        for (guint i = 0; i < runtime->len; i++) {
            if (strcmp(runtime->pdata[i], *detail) == 0 && elf_scan_may_need(*detail))
                return ELF_GOOD;
        }
        return ELF_LIBRARY;
    default:
        return ELF_GOOD;
    }
}

static ElfFault
check_dynamic(Image *image, const Elf64_Phdr *dynamic, const GPtrArray *runtime, const char **detail)
{
    if (!find_strings(image, dynamic))
        return ELF_UNREADABLE;
    Elf64_Dyn entry = {.d_tag = DT_NULL};
    for (uint64_t at = 0; at + sizeof entry <= dynamic->p_filesz; at += sizeof entry) {
        if (!take(image, dynamic->p_offset + at, &entry, sizeof entry))
            return ELF_UNREADABLE;
        if (entry.d_tag == DT_NULL)
            break;
        ElfFault fault = check_entry(image, &entry, runtime, detail);
        if (fault != ELF_GOOD)
            return fault;
    }
    *detail = "";
    return ELF_GOOD;
}

static bool
is_exported_function(const Elf64_Sym *symbol)
{
    unsigned type = ELF64_ST_TYPE(symbol->st_info), binding = ELF64_ST_BIND(symbol->st_info);
    return symbol->st_shndx != SHN_UNDEF && (binding == STB_GLOBAL || binding == STB_WEAK) &&
           (type == STT_FUNC || type == STT_GNU_IFUNC) && ELF64_ST_VISIBILITY(symbol->st_other) == STV_DEFAULT;
}

/* The table of dynamic symbols is found by its section: its length stands nowhere else in plain words. */
static ElfFault
check_exports(const Image *image, const char **detail)
{
    bool entry = false;
    for (unsigned i = 0; i < image->head.e_shnum; i++) {
        Elf64_Shdr section;
        if (!take(image, image->head.e_shoff + i * sizeof section, &section, sizeof section))
            return ELF_UNREADABLE;
        if (section.sh_type != SHT_DYNSYM)
            continue;
        Elf64_Sym symbol;
        for (uint64_t at = 0; at + sizeof symbol <= section.sh_size; at += sizeof symbol) {
            if (!take(image, section.sh_offset + at, &symbol, sizeof symbol))
                return ELF_UNREADABLE;
            if (!is_exported_function(&symbol))
                continue;
            *detail = text_at(image, symbol.st_name);
            if (strcmp(*detail, ENTRY) != 0)
                return ELF_EXPORTS;
            entry = true;
        }
    }
    *detail = "";
    return entry ? ELF_GOOD : ELF_NO_ENTRY;
}

ElfFault
elf_scan(const void *bytes, size_t size, const GPtrArray *runtime, const char **detail)
{
    Image image = {.bytes = bytes, .size = size};
    Elf64_Phdr dynamic = {0};
    *detail = "";
    ElfFault fault = check_head(&image);
    if (fault == ELF_GOOD)
        fault = check_segments(&image, &dynamic);
    if (fault == ELF_GOOD)
        fault = check_dynamic(&image, &dynamic, runtime, detail);
    return fault == ELF_GOOD ? check_exports(&image, detail) : fault;
}
