# SPDX-License-Identifier: Apache-2.0
# hito_sanitize(target): address and undefined behaviour checks when the preset asks for them.
function(hito_sanitize target)
  if(HITO_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
      target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support/leaks.c)
    endif()
  endif()
  if(HITO_COVER) # lines that an input reaches, for llvm-cov
    target_compile_options(${target} PRIVATE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(${target} PUBLIC -fprofile-instr-generate)
  endif()
  if(HITO_FUZZER) # so that libFuzzer sees which paths an input takes
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()
