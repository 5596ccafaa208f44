using System.Globalization;

namespace SemanticSearch.Jobs;

/// <summary>A process that may hold leases, told apart from every other one, and from a later one of the same number.</summary>
/// <param name="Machine">The machine's name, and on Linux the space in which process numbers count.</param>
/// <param name="Process">The process's number.</param>
/// <param name="Started">When it started, in ticks of the system's clock.</param>
sealed record LeaseHolder(string Machine, int Process, long Started)
{
    /// <summary>This process.</summary>
    public static readonly LeaseHolder Current = OfThisProcess();

    /// <summary>Reads what <see cref="ToString"/> wrote; null if it is something else.</summary>
    public static LeaseHolder? Parse(string text) =>
        text.Split('|') is [var machine, var process, var started]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new LeaseHolder(machine, number, ticks)
            : null;

    /// <summary>Whether it certainly runs no more: it is a process of this machine that is not there.</summary>
    public bool IsDead()
    {
        if (Machine != Current.Machine)
            return false;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return process.StartTime.Ticks != Started;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended meanwhile, or is somebody else's: waiting is safe.
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}|{Process}|{Started}");

    static LeaseHolder OfThisProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        // Containers may share a machine's name, and each counts its processes for itself.
        var space = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget : null;
        return new LeaseHolder($"{Environment.MachineName.Replace('|', '_')} {space}".TrimEnd(), process.Id, process.StartTime.Ticks);
    }
}
