using Tocsin.Server;
using Tocsin.Server.Commands;

return await CommandLine.RunAsync(args, Terminal.OfProcess(), ServerApp.LoadFile, ServerApp.RunAsync, CancellationToken.None);
