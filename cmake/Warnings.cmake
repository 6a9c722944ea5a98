# SPDX-License-Identifier: Apache-2.0
# hito_warnings(target): every warning we keep clean under gcc and clang.
set(HITO_WARNINGS
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion -Wfloat-equal -Wcast-qual
  -Wcast-align -Wwrite-strings -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
  -Wredundant-decls -Wundef -Wformat=2 -Wvla -Walloca -Wswitch-enum -Wimplicit-fallthrough -Wnull-dereference
  -Winit-self -Wunused-macros)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  list(APPEND HITO_WARNINGS -Wlogical-op -Wduplicated-cond -Wduplicated-branches -Wjump-misses-init)
elseif(CMAKE_C_COMPILER_ID MATCHES "Clang")
  list(APPEND HITO_WARNINGS -Wcomma -Wconditional-uninitialized)
  # NAN and INFINITY are floats in libc's headers; gcc knows them, clang warns of every use.
  list(REMOVE_ITEM HITO_WARNINGS -Wdouble-promotion)
  # GLib's g_utf8_next_char casts const away in a macro of a system header, and a variable that only owns memory
  # is used. gcc gives the same warnings where they mean something.
  list(REMOVE_ITEM HITO_WARNINGS -Wcast-qual)
  list(APPEND HITO_WARNINGS -Wno-unused-variable)
endif()

function(hito_warnings target)
  target_compile_options(${target} PRIVATE ${HITO_WARNINGS})
  if(HITO_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  # Sanitizer instrumentation makes gcc see null paths that are not in the source.
  if(HITO_SANITIZE)
    target_compile_options(${target} PRIVATE -Wno-null-dereference)
  endif()
  target_compile_options(${target} PRIVATE -ffile-prefix-map=${CMAKE_SOURCE_DIR}/= -ffile-prefix-map=${CMAKE_BINARY_DIR}/=)
endfunction()
