package dev.medley.plugin;

import java.nio.file.Path;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ExtensionFinder;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginStatusProvider;
import org.pf4j.RuntimeMode;
import org.pf4j.ServiceProviderExtensionFinder;

/// PF4J as Medley uses it: descriptors from manifests, a class loader for each plugin, and none of the files and properties by which PF4J turns plugins off unseen.
final class PluginHost extends DefaultPluginManager {

  /// @param root any directory; PF4J wants one, though every file is handed to it by name
  PluginHost(Path root) {
    super(root);
    setSystemVersion(Api.VERSION);
  }

  /// Loads one jar or unpacked folder and starts it.
  ///
  /// @return the class loader of its classes
  PluginClassLoader open(Path path) {
    String id = loadPlugin(path);
    startPlugin(id);
    return (PluginClassLoader) getPluginClassLoader(id);
  }

  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT;
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    return new ServiceProviderExtensionFinder(this);
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return _ -> new Plugin() {};
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new IsolatingLoader(this);
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new EverythingEnabled();
  }

  private static final class IsolatingLoader extends DefaultPluginLoader {

    private final ClassLoader shared = new SharedClasses(PluginHost.class.getClassLoader());

    IsolatingLoader(PluginManager manager) {
      super(manager);
    }

    @Override
    public boolean isApplicable(Path path) {
      return true;
    }

    @Override
    public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
      var loader = (PluginClassLoader) super.loadPlugin(path, descriptor);
      if (path.toFile().isFile()) loader.addFile(path.toFile());
      return loader;
    }

    @Override
    protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
      return new IsolatingClassLoader(pluginManager, descriptor, shared);
    }
  }

  /// Shared classes from the host, all others from the plugin first.
  private static final class IsolatingClassLoader extends PluginClassLoader {

    IsolatingClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader shared) {
      super(manager, descriptor, shared);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
      return SharedClasses.isShared(className);
    }
  }

  private static final class EverythingEnabled implements PluginStatusProvider {

    @Override
    public boolean isPluginDisabled(String id) {
      return false;
    }

    @Override
    public void disablePlugin(String id) {}

    @Override
    public void enablePlugin(String id) {}
  }
}
