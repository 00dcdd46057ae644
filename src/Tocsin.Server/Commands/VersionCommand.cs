using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Tocsin.Server.Commands;

/// <summary><c>tocsin version</c> and <c>tocsin --version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Tocsin's own version, without the commit that the build may append.</summary>
    public static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static Command Create(Terminal terminal) => new("version", "Print the version of Tocsin and of .NET.") { Action = new Action(terminal) };

    internal sealed class Action(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Out.WriteLine($"tocsin, version {Version}");
            terminal.Out.WriteLine($"  {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
            return CommandLine.Done;
        }
    }
}
