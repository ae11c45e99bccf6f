package dev.medley.plugin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/// Compiles sources with their tests against the test class path, and runs the tests of one class.
public final class CompiledTests {

  private CompiledTests() {}

  /// @return how many tests passed; a test that fails throws
  public static int run(Map<String, String> sources, String testClass) throws ReflectiveOperationException {
    var loader = new InMemory(PluginJar.compileWithTestKit(sources));
    var type = loader.loadClass(testClass);
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    int passed = 0;
    for (var test : tests(type)) {
      test.setAccessible(true);
      try {
        test.invoke(constructor.newInstance());
        passed++;
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof TestAbortedException))
          throw new AssertionError(testClass + "." + test.getName() + " fails", e.getCause());
      }
    }
    return passed;
  }

  private static List<Method> tests(Class<?> type) {
    var methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
    methods.addAll(Arrays.asList(type.getMethods()));
    return methods.stream().distinct().filter(method -> method.isAnnotationPresent(Test.class)).toList();
  }

  private static final class InMemory extends ClassLoader {

    private final Map<String, byte[]> classes = new HashMap<>();

    InMemory(Map<String, byte[]> files) {
      super(CompiledTests.class.getClassLoader());
      files.forEach((path, bytes) -> classes.put(path.replace(".class", "").replace('/', '.'), bytes));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      var bytes = classes.get(name);
      if (bytes == null) throw new ClassNotFoundException(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
