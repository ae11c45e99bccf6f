package dev.medley.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The texts are those of PyTorch 2.7 and of the JDK.
final class FaultTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "MEMORY | [enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 8000000000 bytes. Error code 12 (Cannot allocate memory)",
    "MEMORY | CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 79.11 GiB",
    "MEMORY | CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
    "MEMORY | std::bad_alloc",
    "DEVICE | CUDA error: device-side assert triggered",
    "DEVICE | CUDA error: an illegal memory access was encountered",
    "DEVICE | CUDA driver initialization failed, you might not have a CUDA gpu.",
    "OTHER | The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1"})
  void whatTheEngineSaysIsUnderstood(Fault fault, String message) {
    assertThat(Fault.of(new IllegalStateException(message))).isEqualTo(fault);
    assertThat(Fault.of(new RuntimeException("It went wrong", new IllegalStateException(message)))).isEqualTo(fault);
  }

  @Test
  void theHostsMemoryCountsAsWell() {
    assertThat(Fault.of(new OutOfMemoryError("Java heap space"))).isEqualTo(Fault.MEMORY);
    assertThat(Fault.of(new OutOfMemoryError("Cannot reserve 4096 bytes of direct buffer memory"))).isEqualTo(Fault.MEMORY);
  }

  @Test
  void whatSaysNothingIsSomethingElse() {
    assertThat(Fault.of(new NullPointerException())).isEqualTo(Fault.OTHER);
  }
}
