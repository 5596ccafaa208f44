using System.Diagnostics;

namespace SemanticSearch.Tests.Support;

/// <summary>A file system of a few megabytes in memory, which a test may fill or make read-only; mounting one takes rights that only few have.</summary>
sealed class SmallDisk : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>Mounts one, or skips the test.</summary>
    public SmallDisk(int megabytes)
    {
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path) == 0)
            return;
        _folder.Dispose();
        Assert.Skip("mounting a small tmpfs takes root's rights");
    }

    public string Path => _folder.Path;

    public string At(string name) => _folder.At(name);

    /// <summary>Takes all space that is left, but for some.</summary>
    public void Fill(long left)
    {
        var free = new DriveInfo(Path).AvailableFreeSpace;
        File.WriteAllBytes(At("filler"), new byte[Math.Max(0, free - left)]);
    }

    /// <summary>Gives the space back.</summary>
    public void Empty() => File.Delete(At("filler"));

    /// <summary>Lets nobody write, or all again; no file may be open for writing.</summary>
    public void Remount(bool isReadOnly) => Assert.Equal(0, Run("mount", "-o", $"remount,{(isReadOnly ? "ro" : "rw")}", Path));

    public void Dispose()
    {
        // A file that is still open keeps nothing: the mount goes with it.
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
