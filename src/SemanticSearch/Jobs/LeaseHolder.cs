using System.Globalization;

namespace SemanticSearch.Jobs;

/// <summary>A process that may hold leases, told apart from every other one, and from a later one of the same number.</summary>
/// <param name="Machine">The machine's name, and on Linux its start and the space in which process numbers count.</param>
/// <param name="Process">The process's number.</param>
/// <param name="Started">When it started: as <see cref="StartOf"/> says.</param>
sealed record LeaseHolder(string Machine, int Process, long Started)
{
    // On Linux the number is the kernel's own and exact. Elsewhere it comes from a clock, and nobody gets a number again so soon.
    static readonly long Tolerance = OperatingSystem.IsLinux() ? 0 : TimeSpan.FromSeconds(5).Ticks;

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
            return Math.Abs(StartOf(process) - Started) > Tolerance;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
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
        return new LeaseHolder(MachineName(), process.Id, StartOf(process));
    }

    // Starts count from that of the machine. Containers may share a machine's name, and each counts its processes for itself.
    static string MachineName()
    {
        const string Boot = "/proc/sys/kernel/random/boot_id";
        var name = Environment.MachineName.Replace('|', '_');
        return OperatingSystem.IsLinux()
            ? $"{name} {(File.Exists(Boot) ? File.ReadAllText(Boot).Trim() : "")} {new FileInfo("/proc/self/ns/pid").LinkTarget}".TrimEnd()
            : name;
    }

    // What .NET tells on Linux is a time of the day, which every process works out for itself, so that no two agree: here it is field 22 of
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, ticks since the start of the machine. Elsewhere it is a time of the day.
    static long StartOf(System.Diagnostics.Process process)
    {
        if (!OperatingSystem.IsLinux())
            return process.StartTime.ToUniversalTime().Ticks;
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
        // The second field is a name in parentheses, which may have spaces and parentheses of its own.
        return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19], CultureInfo.InvariantCulture);
    }
}
