// Never run: there was neither a subscription nor a compiler for this at hand. Read by a person, compared with Microsoft's templates.
// az deployment group create -g GROUP -f manifest/operations/azure.bicep -p appId=… tenantId=… host=lotse.example.de
@description('Application id of the app registration in Entra: LOTSE_APP_ID')
param appId string

@description('Your tenant: LOTSE_TENANT_ID')
param tenantId string

@description('The public name of the bot, without https://')
param host string

@description('westeurope keeps the data of the bot service in the EU; it cannot be changed later.')
@allowed(['westeurope', 'global'])
param location string = 'westeurope'

@description('F0 costs nothing, S1 has a service level agreement.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

@maxLength(42)
param displayName string = 'Gremienlotse'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'gremienlotse-${uniqueString(resourceGroup().id)}'
  location: location
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: displayName
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: location
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
